using Analytics.Measures;
using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Reports.Tests.Fixtures;

namespace Analytics.Reports.Tests.Batch;

public sealed class ReportBatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reports").FullName;

    private static readonly Publication Small = BookBuilder.Publication(
        [new BookBuilder().Municipality(301), BookBuilder.EverythingHidden.Municipality(4602)],
        [new BookBuilder { Gps = 6 }.Practice("P1"), new BookBuilder { FirstYear = 2024 }.Practice("Ås/2")]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_NamesFilesByKindIdAndLanguage()
    {
        BatchResult result = ReportBatch.Write(Small, Options() with { Languages = [Language.Nb, Language.Da] });

        Assert.Empty(result.Failures);
        Assert.Equal(
            [
                "municipal/0301.csv", "municipal/0301.da.pdf", "municipal/0301.pdf", "municipal/4602.csv", "municipal/4602.da.pdf", "municipal/4602.pdf",
                "practice/%C3%85s%2F2.csv", "practice/%C3%85s%2F2.da.pdf", "practice/%C3%85s%2F2.pdf", "practice/P1.csv", "practice/P1.da.pdf", "practice/P1.pdf",
            ],
            result.Files.Select(file => file.RelativePath));
        Assert.Equal(result.Files.Select(file => file.RelativePath), FilesIn(_folder));
    }

    [Fact]
    public void Write_LaysCompanionsBesideTheReportsThatHaveThem()
    {
        Publication publication = Make.Released<Publication>(("Stamp", Small.Stamp), ("Municipalities", (MunicipalityBook[])[new BookBuilder().Municipality(301)]), ("Practices", (PracticeBook[])[new BookBuilder().Practice("P1")]),
            ("Clusters", (ClusterBook[])[new BookBuilder().Cluster(5), new BookBuilder().Cluster(5, isPersonal: true)]));
        BatchResult result = ReportBatch.Write(publication, Options() with { Languages = [Language.Nb, Language.Da], Also = [Companion.Slides, Companion.Plain] });

        Assert.Empty(result.Failures);
        Assert.Equal(
            [
                "cluster/KL001.slides.da.pdf", "cluster/KL001.slides.pdf",
                "municipal/0301.plain.da.pdf", "municipal/0301.plain.pdf", "municipal/0301.slides.da.pdf", "municipal/0301.slides.pdf",
            ],
            result.Files.Select(file => file.RelativePath).Where(path => path.Contains(".plain", StringComparison.Ordinal) || path.Contains(".slides", StringComparison.Ordinal)));
        Assert.All([new ReportSelection(ReportKind.Municipal, "0301"), new ReportSelection(ReportKind.Cluster, "KL001"), new ReportSelection(ReportKind.Cluster, "KL001/P0001"), new ReportSelection(ReportKind.Practice, "P1")],
            report => Assert.Subset(result.Files.Select(file => file.RelativePath).ToHashSet(), ReportBatch.FilesOf(report, [Language.Nb, Language.Da], [Companion.Plain, Companion.Slides]).ToHashSet()));
        Assert.Equal(result.Files.Count, result.Files.Select(file => file.RelativePath).Distinct().Count());
    }

    [Fact]
    public void Write_GivesTheSameBytes_WhateverTheWorkers()
    {
        BatchResult one = ReportBatch.Write(Small, Options() with { Workers = 1 });
        BatchResult four = ReportBatch.Write(Small, Options() with { Workers = 4 });

        Assert.Equal(one.Files, four.Files);
    }

    [Fact]
    public void Write_GoesOn_WhenOneFileFails()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "municipal", "0301.pdf"));

        BatchResult result = ReportBatch.Write(Small, Options());

        Assert.Equal("municipal/0301.pdf", Assert.Single(result.Failures).RelativePath);
        Assert.Equal(7, result.Files.Count);
        Assert.DoesNotContain(FilesIn(_folder), file => file.EndsWith(WholeFile.PartEnding, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_TakesOnlyWhatIsAskedFor_AndTellsWhatIsNotThere()
    {
        BatchResult result = ReportBatch.Write(Small, Options() with { Only = [new ReportSelection(ReportKind.Practice, "P1"), new ReportSelection(ReportKind.Practice, "P9")] });

        Assert.Equal(["practice/P1.csv", "practice/P1.pdf"], result.Files.Select(file => file.RelativePath));
        Assert.Equal("practice/P9.pdf", Assert.Single(result.Failures).RelativePath);
    }

    [Fact]
    public void Write_LeavesNothingOfABook_WhenItIsCancelled()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => ReportBatch.Write(Small, Options(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(FilesIn(_folder));
    }

    [Fact]
    public void Write_TellsHowFarItHasCome()
    {
        var seen = new Steps();

        ReportBatch.Write(Small, Options() with { Workers = 1 }, seen);

        Assert.Equal([1, 2, 3, 4], seen.Done);
    }

    private ReportOptions Options() => new() { Directory = _folder, Workers = 2 };

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [Fact]
    public void AFileThatIsNotWhole_IsCalledAsEverywhereElse() => Assert.Equal(Analytics.WholeFile.PartEnding, WholeFile.PartEnding);

    /// <summary>Unlike <see cref="Progress{T}"/> it is called on the spot.</summary>
    private sealed class Steps : IProgress<BatchProgress>
    {
        public List<int> Done { get; } = [];

        public void Report(BatchProgress value) => Done.Add(value.Done);
    }
}
