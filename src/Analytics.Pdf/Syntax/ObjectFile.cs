using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Analytics.Pdf.Syntax;

/// <summary>Objects of a PDF file, written to a stream as they come, with the table that finds them at the end.</summary>
/// <remarks>
/// Small objects are gathered into packed object streams, which halves a tagged file; the classic form, which PDF 1.4 and with it
/// PDF/A-1 asks for, has each object plain and a table in text.
/// </remarks>
internal sealed class ObjectFile : IDisposable
{
    private const int ObjectsPerStream = 2_000;

    // Rows of the packed objects and of their directory, of which an entry takes 16 bytes: the directory's differences take a third of its digits.
    private const int GatheredRow = 128;

    private readonly Stream _stream;
    private readonly bool _classic;
    // The format names MD5 for a file's id; nothing rests on its strength.
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly PdfBytes _buffer = new();
    private readonly List<Entry> _entries = [default];
    private readonly PdfBytes _gathered = new(32_768), _directory = new();
    private int _gatheredCount, _gatheredInto;
    private long _position;

    public ObjectFile(Stream stream, bool classic)
    {
        _stream = stream;
        _classic = classic;
        // The second line tells transfer programs that the file is binary.
        _buffer.Add(classic ? "%PDF-1.4\n"u8 : "%PDF-1.7\n"u8).Add([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        Flush();
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _entries.Add(default);
        return _entries.Count - 1;
    }

    /// <summary>Writes an object that is not a stream.</summary>
    public void Put(int number, ReadOnlySpan<byte> content)
    {
        if (_classic)
        {
            StartObject(number);
            _buffer.Add(content).Add("\nendobj\n"u8);
            Flush();
            return;
        }
        if (_gatheredCount == 0) _gatheredInto = Reserve();
        _entries[number] = new Entry(EntryKind.Gathered, _gatheredInto, _gatheredCount++);
        _directory.Padded(number, 6).Padded(_gathered.Length, 8);
        _gathered.Add(content).Add((byte)'\n');
        if (_gatheredCount == ObjectsPerStream) WriteGathered();
    }

    /// <param name="entries">The stream's dictionary without its length, such as "/Type/Metadata".</param>
    /// <param name="packed">Whether the data are deflated already, as <see cref="Deflate"/> does.</param>
    public void PutStream(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data, bool packed)
    {
        StartObject(number);
        _buffer.Add("<<"u8).Add(entries);
        if (packed) _buffer.Add("/Filter/FlateDecode"u8);
        _buffer.Add("/Length "u8).Integer(data.Length).Add(">>\nstream\n"u8);
        Flush();
        Write(data);
        _buffer.Add("\nendstream\nendobj\n"u8);
        Flush();
    }

    /// <summary>Writes the table of objects and the trailer; the id is a hash of all that stands before them.</summary>
    public void Finish(int root, int info)
    {
        if (_gatheredCount > 0) WriteGathered();
        byte[] hash = _hash.GetHashAndReset();
        if (_classic) WriteClassicTable(root, info, hash);
        else WriteTableStream(root, info, hash);
    }

    public void Dispose() => _hash.Dispose();

    private void WriteGathered()
    {
        while (_directory.Length % GatheredRow != 0) _directory.Add((byte)' ');
        var content = new PdfBytes((_directory.Length + _gathered.Length) * 9 / 8);
        content.AddDifferences(_directory.Span, GatheredRow);
        content.AddPlain(_gathered.Span, GatheredRow);
        var entries = new PdfBytes(96);
        entries.Add("/Type/ObjStm/N "u8).Integer(_gatheredCount).Add("/First "u8).Integer(_directory.Length)
            .Add("/DecodeParms<</Predictor 12/Columns "u8).Integer(GatheredRow).Add(">>"u8);
        _gathered.Clear();
        _directory.Clear();
        _gatheredCount = 0;
        PutStream(_gatheredInto, entries.Span, Deflate.Compress(content.Span), packed: true);
    }

    private void WriteClassicTable(int root, int info, byte[] hash)
    {
        long start = _position;
        _buffer.Add("xref\n0 "u8).Integer(_entries.Count).Add("\n0000000000 65535 f \n"u8);
        Span<byte> offset = stackalloc byte[10];
        foreach (Entry entry in _entries.Skip(1))
        {
            _ = System.Buffers.Text.Utf8Formatter.TryFormat(entry.Place, offset, out _, new('D', 10));
            _buffer.Add(offset).Add(" 00000 n \n"u8);
        }
        _buffer.Add("trailer\n<<"u8);
        TrailerEntries(root, info, hash);
        _buffer.Add(">>\n"u8);
        EndOfFile(start);
    }

    private void WriteTableStream(int root, int info, byte[] hash)
    {
        const int Width = 7;
        int number = Reserve();
        long start = _position;
        _entries[number] = new Entry(EntryKind.Plain, start, 0);

        byte[] table = new byte[_entries.Count * Width];
        for (int i = 0; i < _entries.Count; i++)
        {
            Entry entry = _entries[i];
            Span<byte> row = table.AsSpan(i * Width, Width);
            row[0] = (byte)entry.Kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)entry.Place);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], entry.Kind == EntryKind.Free ? ushort.MaxValue : (ushort)entry.Index);
        }
        var rows = new PdfBytes(_entries.Count * (Width + 1));
        rows.AddDifferences(table, Width);
        byte[] data = Deflate.Compress(rows.Span);
        _buffer.Integer(number).Add(" 0 obj\n<</Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode"u8);
        TrailerEntries(root, info, hash);
        _buffer.Add("/Length "u8).Integer(data.Length).Add(">>\nstream\n"u8).Add(data).Add("\nendstream\nendobj\n"u8);
        EndOfFile(start);
    }

    private void TrailerEntries(int root, int info, byte[] hash)
    {
        byte[] id = System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(hash));
        _buffer.Add("/Size "u8).Integer(_entries.Count).Add("/Root "u8).Reference(root).Add("/Info "u8).Reference(info)
            .Add("/ID[<"u8).Add(id).Add("><"u8).Add(id).Add(">]"u8);
    }

    private void EndOfFile(long tableStart)
    {
        _buffer.Add("startxref\n"u8).Integer(tableStart).Add("\n%%EOF\n"u8);
        Flush();
    }

    private void StartObject(int number)
    {
        _entries[number] = new Entry(EntryKind.Plain, _position, 0);
        _buffer.Integer(number).Add(" 0 obj\n"u8);
    }

    private void Flush()
    {
        Write(_buffer.Span);
        _buffer.Clear();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _hash.AppendData(bytes);
        _position += bytes.Length;
    }

    private enum EntryKind : byte { Free, Plain, Gathered }

    /// <param name="Place">Offset of a plain object, or number of the stream that a gathered one is in.</param>
    private readonly record struct Entry(EntryKind Kind, long Place, int Index);
}
