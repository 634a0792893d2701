using System.Text;
using Analytics.Extracts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

/// <summary>How an input comes.</summary>
public enum Coming { PlainFile, GzipFile, GzipOfTwoMembers, ZstdFile, ZstdOfTwoFrames, PlainStream, GzipStream, ZstdStream }

/// <summary>One file of an extract and how it comes.</summary>
public sealed record Part(RaggedText Rows, Coming Coming);

public static class PartArbitraries
{
    public static Arbitrary<Part[]> Parts() => Arb.From(
        from parts in (
            from rows in ExtractArbitraries.Texts().Generator
            from coming in Gen.Elements(Enum.GetValues<Coming>())
            select new Part(rows, coming)).NonEmptyListOf()
        select parts.Take(5).ToArray());
}

/// <summary>Neither compression nor how the bytes arrive changes anything.</summary>
[Properties(Arbitrary = [typeof(ExtractArbitraries), typeof(PartArbitraries)], MaxTest = 200)]
public class ExtractInputLaws
{
    private const string Names = "patient_id;dispensed_date;atc;ddd\n";
    private static readonly ExtractFormat Format = ExtractFormat.Load("skil", "");

    [Property]
    public void TheIntake_IsTheSameBytes_HoweverTheFilesCome(Part[] parts, Division division)
    {
        using var extract = new SkilExtract();
        Assert.Equal(
            Intake([.. parts.Select((part, i) => Source(extract, part with { Coming = Coming.PlainFile }, i))], new Division(1 << 20, 1, (int)ScanWidth.Scalar)),
            Intake([.. parts.Select((part, i) => Source(extract, part, i))], division));
    }

    [Property]
    public void TheSameRowsAreKept_HoweverTheTextIsSplitIntoFiles(Coming[] comings, Division division)
    {
        if (comings.Length == 0) return;
        using var extract = new SkilExtract();
        string[] rows = [.. Enumerable.Range(0, 40).Select(i => $"P{i % 7};2024-01-{i % 28 + 1:00};N02AA01;{i}\n")];
        var parts = rows.Chunk(rows.Length / Math.Min(comings.Length, 5)).Select((chunk, i) => new Part(new RaggedText(string.Concat(chunk)), comings[i % comings.Length]));

        var result = SkilExtract.Read([.. parts.Select((part, i) => Source(extract, part, i))], Options(division));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => 100 * i), result.Sinks.SelectMany(sink => sink.Rows).Select(row => row.DddHundredths).Order());
        Assert.Equal(7, result.Sinks.SelectMany(sink => sink.Rows).Select(row => row.Patient).Distinct().Count());
    }

    [Property]
    public void Places_AreOrderedByFile_ThenBlock_ThenLine(ushort file, ushort number, ushort line, ushort otherFile, ushort otherNumber, ushort otherLine)
    {
        var one = (File: file % ExtractBlock.MostFiles, Number: number * 64 + 63, Line: line * 1024);
        var other = (File: otherFile % ExtractBlock.MostFiles, Number: otherNumber * 64 + 63, Line: otherLine * 1024);
        long PlaceOf((int File, int Number, int Line) at) => new ExtractBlock(at.File, at.Number).Place(at.Line);
        Assert.Equal(one.CompareTo(other), PlaceOf(one).CompareTo(PlaceOf(other)));
        Assert.Equal(one, ExtractBlock.Split(PlaceOf(one)));
    }

    private static string Intake(ExtractSource[] sources, Division division) => SkilExtract.Read(sources, Options(division)).Intake.ToJson();

    private static ReadOptions Options(Division division) => division.Options with { ForCheck = true };

    /// <summary>Without an ending, so that the name in the intake tells nothing of the compression.</summary>
    private static ExtractSource Source(SkilExtract extract, Part part, int number)
    {
        byte[] plain = Encoding.UTF8.GetBytes(Names + part.Rows.Text);
        int half = plain.Length / 2;
        byte[] bytes = part.Coming switch
        {
            Coming.GzipFile or Coming.GzipStream => Packed.Gzip(plain),
            Coming.GzipOfTwoMembers => [.. Packed.Gzip(plain.AsSpan(0, half)), .. Packed.Gzip(plain.AsSpan(half))],
            Coming.ZstdFile or Coming.ZstdStream => Packed.Zstd(plain),
            Coming.ZstdOfTwoFrames => [.. Packed.ZstdToSkip, .. Packed.Zstd(plain.AsSpan(0, half)), .. Packed.ZstdToSkip, .. Packed.Zstd(plain.AsSpan(half))],
            _ => plain,
        };
        return part.Coming >= Coming.PlainStream
            ? ExtractSource.FromStream(new MemoryStream(bytes), $"{number}", Format)
            : extract.Add($"{number}", bytes, Format);
    }
}
