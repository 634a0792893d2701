using Analytics.Extracts.Columnar;

namespace Analytics.Extracts;

/// <summary>A stretch of whole records of one file. Blocks are numbered in each file, so that their order is that of files and text whoever reads them when.</summary>
internal sealed class ExtractBlock(int file, int number)
{
    /// <summary>Files that a <see cref="Place"/> tells apart.</summary>
    public const int MostFiles = 1 << FileBits;

    /// <summary>Blocks of a file that a <see cref="Place"/> tells apart: a tebibyte of text in blocks of the usual size.</summary>
    public const int MostBlocks = 1 << NumberBits;

    private const int FileBits = 14;
    private const int NumberBits = 22;

    /// <summary>A block has fewer lines than twice the bytes of the longest record.</summary>
    private const int LineBits = 27;

    public int File => file;
    public int Number => number;

    /// <summary>Rows that the worker still has to make into text, as blocks of which this is the first; null where the text is there.</summary>
    public RowGroupText? Rows { get; init; }

    /// <summary>Physical lines; set by the worker that reads the block.</summary>
    public int LineCount { get; set; }

    /// <summary>A place that can be ordered before the number of its line in the file is known.</summary>
    public long Place(int line) => ((((long)file << NumberBits) | (uint)number) << LineBits) | (uint)line;

    public static (int File, int Number, int Line) Split(long place) =>
        ((int)(place >> (NumberBits + LineBits)), (int)(place >> LineBits) & (MostBlocks - 1), (int)(place & ((1 << LineBits) - 1)));
}
