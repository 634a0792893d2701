using System.Text;
using Analytics.Extracts;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Core.Tests.Extracts;

/// <summary>A table of texts and one of the ways to write it.</summary>
public sealed record WrittenTable(IReadOnlyList<IReadOnlyList<string>> Rows, char Separator, string LineEnd, bool EndsWithLineEnd, bool QuotesAll, bool HasMark)
{
    /// <summary>By RFC 4180, with any separator.</summary>
    public byte[] ToBytes(IReadOnlyList<string> header)
    {
        string text = string.Join(LineEnd, Rows.Prepend(header).Select(row => string.Join(Separator, row.Select(Field)))) + (EndsWithLineEnd ? LineEnd : "");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return HasMark ? [.. Encoding.UTF8.Preamble, .. bytes] : bytes;
    }

    private string Field(string text) => QuotesAll || text.AsSpan().IndexOfAny("\"\r\n" + Separator) >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}

/// <summary>Text that is nearly an extract: good rows, and rows made of what matters to the cutting of records.</summary>
public sealed record RaggedText(string Text)
{
    public override string ToString() => Text.Replace("\n", "\\n").Replace("\r", "\\r");
}

/// <summary>How a read is divided.</summary>
/// <param name="Width">Bits compared at once; 8 for byte by byte.</param>
public sealed record Division(int BlockSize, int Workers, int Width)
{
    internal ReadOptions Options => new() { BlockSize = BlockSize, Workers = Workers, Width = (ScanWidth)Width };
}

public static class ExtractArbitraries
{
    private static readonly Gen<string> Nasty = Gen.Elements("a", "B", "7", "ø", "€", " ", ";", ",", "\t", "\"", "\"\"", "\n", "\r\n", "\r")
        .ListOf().Select(parts => string.Concat(parts));

    public static Arbitrary<WrittenTable> Tables() => Arb.From(
        from rows in Nasty.ArrayOf(2).Select(row => (IReadOnlyList<string>)row).ListOf()
        from separator in Gen.Elements(';', ',', '\t')
        from lineEnd in Gen.Elements("\n", "\r\n")
        from ends in Gen.Elements(true, false)
        from quotesAll in Gen.Elements(true, false)
        from mark in Gen.Elements(true, false)
        select new WrittenTable([.. rows], separator, lineEnd, ends, quotesAll, mark));

    public static Arbitrary<RaggedText> Texts() => Arb.From(
        Gen.OneOf(
            Gen.Elements("P1;2024-01-01;N02AA01;1\n", "\"P1\";2024-01-01;N02AA01;\"1,5\"\r\n", "\"P\n1\";2024-01-01;N02AA01;1\n", "P2;2024-01-01;A10BA02;1\n", "P2;2024-01-01;A10BA02;1\r\n", "P2;2024-01-01;A10BAø;1\n", "P;;;\n", "\n", "\r\n"),
            Gen.Elements("a", ";", "\"", "\n", "\r", "\"\n", "\";", "P1;2024-01-01;\"N02AA01\";\"1").ListOf().Select(parts => string.Concat(parts)))
        .ListOf().Select(lines => new RaggedText(string.Concat(lines))));

    public static Arbitrary<Division> Divisions() => Arb.From(
        from size in Gen.OneOf(Gen.Choose(1, 100), Gen.Elements(1000, 1 << 18))
        from workers in Gen.Choose(1, 4)
        from width in Gen.Elements(8, 128, 256, 512)
        select new Division(size, workers, width));
}
