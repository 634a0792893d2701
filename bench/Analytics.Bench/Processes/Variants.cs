using System.IO.Compression;
using ZstdSharp;

namespace Analytics.Bench.Processes;

/// <summary>The same rows otherwise: what an extract may look like and still be the same.</summary>
internal static class Variants
{
    private const int Seed = 1;

    /// <summary>Writes the extract anew, given its path and where the new one goes.</summary>
    public static IReadOnlyDictionary<string, Action<string, string>> All { get; } = new Dictionary<string, Action<string, string>>
    {
        ["shuffled"] = (from, to) => InOrder(from, to, lines => new Random(Seed).Shuffle(lines)),
        ["by-patient"] = (from, to) => InOrder(from, to, lines => Array.Sort(lines, ByPatient)),
        ["gzip"] = (from, to) => Packed(from, to + ".gz", file => new GZipStream(file, CompressionLevel.Optimal)),
        ["zstd"] = (from, to) => Packed(from, to + ".zst", file => new CompressionStream(file)),
        ["patients"] = MorePatients,
    };

    /// <summary>Decompresses and throws away: the floor for whatever reads a compressed file.</summary>
    public static void Decompress(string path)
    {
        using var file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : new DecompressionStream(file);
        byte[] block = new byte[1 << 18];
        while (text.Read(block) > 0) { }
    }

    /// <summary>Pseudonyms begin the row.</summary>
    private static int ByPatient(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Span.SequenceCompareTo(other.Span);

    private static void InOrder(string from, string to, Action<ReadOnlyMemory<byte>[]> order)
    {
        ReadOnlyMemory<byte> text = File.ReadAllBytes(from);
        var lines = new List<ReadOnlyMemory<byte>>();
        for (int end; !text.IsEmpty; text = text[end..])
        {
            end = text.Span.IndexOf((byte)'\n') + 1;
            lines.Add(text[..end]);
        }
        var rows = lines.Skip(1).ToArray();
        order(rows);
        using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(lines[0].Span);
        foreach (var row in rows) file.Write(row.Span);
    }

    private static void Packed(string from, string to, Func<Stream, Stream> pack)
    {
        using var text = File.OpenRead(from);
        using var file = File.Create(to);
        using var packed = pack(file);
        text.CopyTo(packed);
    }

    /// <summary>Each patient's rows belong to one of three by the last digit of their day.</summary>
    private static void MorePatients(string from, string to)
    {
        const int DayEnd = 4;
        using var reader = new StreamReader(from);
        using var writer = new StreamWriter(to, append: false, new System.Text.UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(reader.ReadLine());
        while (reader.ReadLine() is { } row)
        {
            int patient = row.IndexOf(';', StringComparison.Ordinal), date = patient;
            for (int i = 1; i < DayEnd; i++) date = row.IndexOf(';', date + 1);
            int day = row[row.IndexOf(';', date + 1) - 1] - '0';
            writer.Write(row.AsSpan(0, patient));
            writer.Write((char)('a' + day % 3));
            writer.WriteLine(row.AsSpan(patient));
        }
    }
}
