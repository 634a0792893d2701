using System.Buffers.Binary;
using Analytics.Pdf.Fonts;

namespace Analytics.Pdf.Tests;

public class PdfFontTests
{
    public const string Letters = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéèêóòôüöäÉÜÖÄ";
    public const string Signs = "0123456789 .,;:!?'\"()[]/%&+-=*@#§°±≥≤→−▲●○✓–—«»„“”‘’·…×\u202F\u2011\u00A0";

    public static TheoryData<string> Fonts => new("SourceSans3_400Regular.ttf", "SourceSans3_600SemiBold.ttf");

    [Theory]
    [MemberData(nameof(Fonts))]
    public void Has_EveryLetterAndSignOfTheThreeLanguages(string name)
    {
        var font = new PdfFont(TestFonts.Bytes(name));
        Assert.All(Letters + Signs, c => Assert.True(font.Has(c), $"U+{(int)c:X4}"));
    }

    [Fact]
    public void Measure_AddsTheAdvancesOfTheCharacters()
    {
        Assert.Equal(TestFonts.Regular.Measure("A", 10) + TestFonts.Regular.Measure("V", 10), TestFonts.Regular.Measure("AV", 10), 9);
        Assert.Equal(0, TestFonts.Regular.Measure("", 10));
        Assert.Equal(2 * TestFonts.Regular.Measure("æ", 10), TestFonts.Regular.Measure("æ", 20), 9);
    }

    [Fact]
    public void Measure_GivesAllDigitsOneWidth() =>
        Assert.Single("0123456789".Select(digit => TestFonts.Regular.Measure(digit.ToString(), 10)).Distinct());

    [Theory]
    [InlineData("a\u4E2D", 0x4E2D, "U+4E2D")]
    [InlineData("\U0001F600", 0x1F600, "U+1F600")]
    [InlineData("\n", 0x0A, "U+000A")]
    public void Measure_NamesTheCharacterThatTheFontLacks(string text, int codePoint, string named)
    {
        var missing = Assert.Throws<MissingGlyphException>(() => TestFonts.Regular.Measure(text, 10));
        Assert.Equal(codePoint, missing.CodePoint);
        Assert.Contains(named, missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_NamesHalfACharacter() =>
        Assert.Equal(0xD800, Assert.Throws<MissingGlyphException>(() => TestFonts.Regular.Measure("\uD800x", 10)).CodePoint);

    [Fact]
    public void CharacterMaps_OfBothFormats_SayTheSame()
    {
        byte[] file = TestFonts.Bytes("SourceSans3_400Regular.ttf");
        var full = CharacterMap.Read(new TrueTypeFile(file)).Where(pair => pair.CodePoint < 0x10000).ToList();
        Assert.Equal(full, CharacterMap.Read(new TrueTypeFile(WithoutFormat12(file))));
    }

    [Fact]
    public void Subset_KeepsGlyphIdsAndOutlines()
    {
        PdfFont font = TestFonts.Fresh();
        (TrueTypeFile subset, GlyphTable glyphs) = SubsetOf(font, "ås\u00A0", out _);
        foreach (char c in "ås") Assert.Equal(font.File.Outline(glyphs[c]).ToArray(), subset.Outline(glyphs[c])[..font.File.Outline(glyphs[c]).Length].ToArray());
        Assert.Equal(0, subset.Outline(glyphs['b']).Length);
        Assert.Equal(font.File.Advance(glyphs['å']), subset.Advance(glyphs['å']));
    }

    [Fact]
    public void Subset_HoldsThePartsOfCompositeGlyphs()
    {
        PdfFont font = TestFonts.Fresh();
        var glyphs = new GlyphTable(font.File);
        int composite = Enumerable.Range(0, 0x10000).First(c => glyphs[(char)c] != 0
            && font.File.Outline(glyphs[(char)c]) is { Length: > 0 } outline && BinaryPrimitives.ReadInt16BigEndian(outline) < 0);
        (TrueTypeFile subset, _) = SubsetOf(font, ((char)composite).ToString(), out GlyphSet present);
        Assert.True(present.Ids().Count() > 2);
        Assert.All(present.Ids().Where(id => id != 0), id => Assert.True(subset.Outline(id).Length > 0));
    }

    [Fact]
    public void Subset_HasChecksumsThatHold()
    {
        var font = TestFonts.Fresh();
        var glyphs = new GlyphTable(font.File);
        byte[] file = SubsetBuilder.Build(font.File, glyphs, SubsetBuilder.Closure(font.File, glyphs, Set(glyphs, "abc")));
        uint sum = 0;
        for (int i = 0; i < file.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i)));
        Assert.Equal(0xB1B0AFBA, sum);
    }

    [Fact]
    public void Subset_IsSharedByDocuments_WithTheSameGlyphs()
    {
        PdfFont font = TestFonts.Fresh();
        var glyphs = new GlyphTable(font.File);
        Assert.Same(font.Subset(Set(glyphs, "abc")), font.Subset(Set(glyphs, "cabba")));
        Assert.NotEqual(font.Subset(Set(glyphs, "abc")).Name, font.Subset(Set(glyphs, "abd")).Name);
    }

    [Fact]
    public void Subset_IsTheSameBytes_WhetherKeptOrMadeAnew()
    {
        PdfFont one = TestFonts.Fresh(), other = TestFonts.Fresh();
        var glyphs = new GlyphTable(one.File);
        FontSubset first = one.Subset(Set(glyphs, "abc"));
        // More sets than are kept.
        for (char c = 'A'; c < 'A' + 100; c++) if (one.Has(c)) _ = one.Subset(Set(glyphs, "x" + c));
        Assert.NotSame(first, one.Subset(Set(glyphs, "abc")));
        Assert.Equal(first.Program, one.Subset(Set(glyphs, "abc")).Program);
        Assert.Equal(first.Program, other.Subset(Set(glyphs, "abc")).Program);
        Assert.Equal(first.Name, other.Subset(Set(glyphs, "abc")).Name);
    }

    [Fact]
    public void GlyphIds_StandForOneCharacterEach()
    {
        var glyphs = new GlyphTable(TestFonts.Regular.File);
        foreach (char c in Letters + Signs) Assert.Equal(c, glyphs.CodePoint(glyphs[c]));
        Assert.NotEqual(glyphs[' '], glyphs['\u00A0']);
        Assert.Equal(glyphs.Source(glyphs[' ']), glyphs.Source(glyphs['\u00A0']));
    }

    [Fact]
    public void Font_ThatIsNoTrueType_IsRefused() => Assert.Throws<InvalidDataException>(() => new PdfFont("OTTO and more than twelve bytes"u8.ToArray()));

    private static (TrueTypeFile Subset, GlyphTable Glyphs) SubsetOf(PdfFont font, string text, out GlyphSet present)
    {
        var glyphs = new GlyphTable(font.File);
        present = SubsetBuilder.Closure(font.File, glyphs, Set(glyphs, text));
        byte[] bytes = SubsetBuilder.Build(font.File, glyphs, present);
        return (WithName(bytes, font), glyphs);
    }

    private static GlyphSet Set(GlyphTable glyphs, string text)
    {
        var set = new GlyphSet(glyphs.Count);
        foreach (char c in text) set.Add(glyphs[c]);
        return set;
    }

    /// <summary>A subset has no name table, since a PDF does not need it; a reader of whole fonts does.</summary>
    private static TrueTypeFile WithName(byte[] subset, PdfFont font)
    {
        byte[] name = font.File.Table("name").ToArray();
        int tables = BinaryPrimitives.ReadUInt16BigEndian(subset.AsSpan(4));
        byte[] file = new byte[subset.Length + 16 + name.Length];
        subset.AsSpan(0, 12 + (16 * tables)).CopyTo(file);
        subset.AsSpan(12 + (16 * tables)).CopyTo(file.AsSpan(28 + (16 * tables)));
        for (int i = 0; i < tables; i++)
        {
            Span<byte> start = file.AsSpan(20 + (16 * i), 4);
            BinaryPrimitives.WriteInt32BigEndian(start, BinaryPrimitives.ReadInt32BigEndian(start) + 16);
        }
        Span<byte> entry = file.AsSpan(12 + (16 * tables), 16);
        "name"u8.CopyTo(entry);
        BinaryPrimitives.WriteInt32BigEndian(entry[8..], subset.Length + 16);
        BinaryPrimitives.WriteInt32BigEndian(entry[12..], name.Length);
        name.CopyTo(file.AsSpan(subset.Length + 16));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)(tables + 1));
        return new TrueTypeFile(file);
    }

    /// <summary>The same file, its maps of format 12 renamed to a platform that nobody reads.</summary>
    private static byte[] WithoutFormat12(byte[] file)
    {
        byte[] copy = [.. file];
        int tables = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(4));
        int entry = Enumerable.Range(0, tables).Select(i => 12 + (16 * i)).First(at => copy.AsSpan(at, 4).SequenceEqual("cmap"u8));
        int cmap = BinaryPrimitives.ReadInt32BigEndian(copy.AsSpan(entry + 8));
        for (int i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(cmap + 2)); i++)
        {
            Span<byte> map = copy.AsSpan(cmap + 4 + (8 * i), 8);
            int at = cmap + BinaryPrimitives.ReadInt32BigEndian(map[4..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at)) == 12) BinaryPrimitives.WriteUInt16BigEndian(map, 9);
        }
        return copy;
    }
}
