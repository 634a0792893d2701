using System.Text;
using Analytics.Extracts;

namespace Analytics.Core.Tests.Extracts;

public sealed class ExtractInputTests : IDisposable
{
    private readonly SkilExtract _extract = new();

    public static TheoryData<string, int> CutsAndKinds => new()
    {
        { ".gz", 1 }, { ".gz", 8 }, { ".gz", 9 }, { ".gz", 100 }, { ".gz", 20_000 },
        { ".zst", 1 }, { ".zst", 4 }, { ".zst", 5 }, { ".zst", 100 }, { ".zst", 20_000 },
    };

    public void Dispose() => _extract.Dispose();

    [Theory]
    [MemberData(nameof(CutsAndKinds))]
    public void WhatIsCutShort_StopsTheRead(string ending, int bytes)
    {
        byte[] whole = Pack(Text(60_000), ending);
        AssertDamaged(ending, _extract.Add("cut.csv" + ending, whole[..^bytes]));
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void WhatIsDamaged_StopsTheRead(string ending)
    {
        byte[] whole = Pack(Text(60_000), ending);
        foreach (int at in (int[])[1, 40, whole.Length / 2])
        {
            byte[] bytes = [.. whole];
            bytes[at] ^= 0xFF;
            AssertDamaged(ending, _extract.Add("damaged.csv" + ending, bytes));
        }
    }

    [Theory]
    [InlineData(".gz", 5)]
    [InlineData(".gz", 20_000)]
    [InlineData(".zst", 5)]
    [InlineData(".zst", 20_000)]
    public void OtherBytesBehindTheData_StopTheRead_EvenBeforeMoreData(string ending, int bytes)
    {
        foreach (int rows in (int[])[10, 60_000])
        {
            byte[] whole = Pack(Text(rows), ending);
            AssertDamaged(ending, _extract.Add("longer.csv" + ending, [.. whole, .. new byte[bytes]]));
            AssertDamaged(ending, _extract.Add("parted.csv" + ending, [.. whole, .. new byte[bytes], .. whole]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FilesThatAreReadInTurns_AreCountedEachByItself(int workers)
    {
        byte[] text = Text(5000);
        ExtractSource[] sources =
        [
            _extract.Add("1.csv", text), _extract.Add("2.csv.gz", Packed.Gzip(text)),
            _extract.Add("3.csv.zst", Packed.Zstd(text)), _extract.Add("4.csv", text),
        ];
        var intake = SkilExtract.Read(sources, new ReadOptions { Workers = workers, BlockSize = 1000 }).Intake;
        Assert.Equal([5000, 5000, 5000, 5000], intake.Files.Select(file => file.Rows));
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void TextUnderTheEndingOfACompressedFile_IsDamagedDataOfThatKind(string ending) =>
        AssertDamaged(ending, _extract.Add("text.csv" + ending, Text(10)));

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void AnEmptyFile_IsSaidToBeEmpty(string ending)
    {
        foreach (byte[] bytes in (byte[][])[[], Pack([], ending)])
            Assert.Contains("is empty", Assert.Throws<ExtractException>(() => SkilExtract.Read(_extract.Add("empty.csv" + ending, bytes))).Remedy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void AFaultInTheSecondOfThreeFiles_StopsAllThree_AndLeavesNoneOpen(int workers)
    {
        byte[] whole = Pack(Text(60_000), ".zst");
        ExtractSource[] sources =
        [
            _extract.Add("1.csv.gz", Pack(Text(60_000), ".gz")),
            _extract.Add("2.csv.zst", whole[..(whole.Length / 2)]),
            _extract.Add("3.csv.zst", whole),
        ];
        var fault = Assert.Throws<ExtractException>(() => SkilExtract.Read(sources, new ReadOptions { Workers = workers, BlockSize = 10_000 }));
        Assert.Equal(sources[1].Path, fault.File);
        Assert.Empty(OpenFiles());
    }

    [Fact]
    public void AFaultInASink_EndsTheFeeders()
    {
        ExtractSource[] sources = [_extract.Add("1.csv.gz", Pack(Text(60_000), ".gz")), _extract.Add("2.csv.gz", Pack(Text(60_000), ".gz"))];
        Assert.Throws<NotSupportedException>(() => ExtractReader.Read(sources, new ReadOptions { Workers = 2, BlockSize = 1000 }, () => new FailingSink(), null, CancellationToken.None));
        Assert.Empty(OpenFiles());
    }

    [Fact]
    public void AnEndlessStream_CanBeCancelled_AndIsClosed()
    {
        var endless = new EndlessStream(Text(1000));
        using var cancellation = new CancellationTokenSource();
        var source = ExtractSource.FromStream(endless, "endless", ExtractFormat.Load("skil", ""));
        Assert.Throws<OperationCanceledException>(() => ExtractReader.Read(
            [source], new ReadOptions { Workers = 2 }, () => new CountingSink(), new Cancelling(cancellation, afterBytes: 10_000_000), cancellation.Token));
        Assert.True(endless.IsClosed);
    }

    [Fact]
    public void AFaultInTheHeader_ClosesTheStream()
    {
        var endless = new EndlessStream("a;b\n"u8.ToArray());
        Assert.Throws<ExtractException>(() => SkilExtract.Read(ExtractSource.FromStream(endless, "endless", ExtractFormat.Load("skil", ""))));
        Assert.True(endless.IsClosed);
    }

    [Fact]
    public void AStream_IsReadOnce_AlsoWhenItsFormatHasToBeFound()
    {
        var source = ExtractSource.Detect(new MemoryStream(Pack(Text(500), ".zst")), "standard input");
        Assert.Equal("skil", source.Format.Id);
        var intake = SkilExtract.Check(source);
        Assert.Equal(500, intake.Kept);
        Assert.Equal("standard input", intake.Files[0].Name);
        Assert.False(source.CanBeReadAgain);
        Assert.Contains("read once", Assert.Throws<ExtractException>(() => SkilExtract.Check(source)).Message);
    }

    [Fact]
    public void TheTotalOfAProgress_IsUnknown_OnlyWhereAStreamIsAmongTheSources()
    {
        var file = _extract.AddRows(SkilExtract.Good(100));
        var stream = ExtractSource.FromStream(new MemoryStream(Text(100)), "stream", file.Format);
        long length = new FileInfo(file.Path).Length;
        string link = Path.Combine(_extract.Directory, "link.csv");
        File.CreateSymbolicLink(link, file.Path);
        foreach (var (sources, done, total) in new[]
        {
            (Sources: new[] { file, new ExtractSource(link, file.Format) }, 2 * length, 2 * length),
            ([file, stream], 2 * length, 0),
        })
        {
            var last = new LastReport<AnalysisProgress>();
            AnalyticsEngine.Check(sources, progress: last);
            Assert.Equal(new AnalysisProgress(AnalysisPhase.Reading, done, total), last.Last);
        }
    }

    private void AssertDamaged(string ending, ExtractSource source)
    {
        var fault = Assert.Throws<ExtractException>(() => SkilExtract.Read(source));
        Assert.Contains(ending == ".gz" ? "whole gzip data" : "whole zstd data", fault.Rule);
        Assert.Equal(source.Path, fault.File);
        Assert.Empty(OpenFiles());
    }

    private static byte[] Text(int rows) => Encoding.UTF8.GetBytes(SkilExtract.Header + "\n" + string.Concat(SkilExtract.Good(rows).Select(row => row + "\n")));

    private static byte[] Pack(byte[] plain, string ending) => ending == ".gz" ? Packed.Gzip(plain) : Packed.Zstd(plain);

    /// <summary>What this process holds open of the extract; where the system does not tell, nothing.</summary>
    private IEnumerable<string> OpenFiles() => !OperatingSystem.IsLinux() ? [] :
        Directory.EnumerateFiles("/proc/self/fd").Select(handle => new FileInfo(handle).LinkTarget ?? "").Where(target => target.StartsWith(_extract.Directory, StringComparison.Ordinal));

    private sealed class FailingSink : IDispensingSink
    {
        public void Add(in Dispensing dispensing) => throw new NotSupportedException();
    }

    private sealed class CountingSink : IDispensingSink
    {
        public void Add(in Dispensing dispensing) { }
    }

    private sealed class LastReport<T> : IProgress<T>
    {
        public T? Last { get; private set; }
        public void Report(T value) => Last = value;
    }

    private sealed class Cancelling(CancellationTokenSource source, long afterBytes) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value > afterBytes) source.Cancel();
        }
    }

    /// <summary>A text, and then its rows again without end.</summary>
    private sealed class EndlessStream(byte[] text) : ForwardStream
    {
        private readonly int _firstRow = text.AsSpan().IndexOf((byte)'\n') + 1;
        private int _at;

        public bool IsClosed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (_at == text.Length) _at = _firstRow;
            if (_at == text.Length) return 0;
            int count = Math.Min(buffer.Length, text.Length - _at);
            text.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
