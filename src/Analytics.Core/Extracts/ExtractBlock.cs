namespace Analytics.Extracts;

/// <summary>A stretch of whole records of one file. Blocks are numbered in the order of files and text.</summary>
internal sealed class ExtractBlock(int number, int file)
{
    /// <summary>Most lines that a <see cref="Place"/> tells apart within a block.</summary>
    private const int LineBits = 28;

    public int Number => number;
    public int File => file;

    /// <summary>Physical lines; set by the worker that reads the block.</summary>
    public int LineCount { get; set; }

    /// <summary>A place that can be ordered before the number of its line in the file is known.</summary>
    public long Place(int line) => ((long)number << LineBits) | (uint)line;

    public static (int Block, int Line) Split(long place) => ((int)(place >> LineBits), (int)(place & ((1 << LineBits) - 1)));
}
