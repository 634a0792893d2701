using System.Globalization;

namespace Analytics.Extracts.Prepared;

/// <summary>Writes the kept rows of an extract as the parts of a copy: a directory for each drug group, and as many files in it as its size asks for.</summary>
/// <param name="directory">Exists; all that is written lies in it.</param>
internal sealed class CopyWriter(KeptRows rows, IReadOnlyList<PreparedColumn> columns, string directory)
{
    /// <summary>Bytes of rows, before compression, that make one part: small enough to be ordered in memory.</summary>
    private const long PartBytes = 1 << 25;

    /// <param name="progress">Told the bytes of rows that are done.</param>
    public IReadOnlyList<PreparedGroup> Write(int workers, IProgress<AnalysisProgress>? progress, CancellationToken ct)
    {
        Plan[] plans = [.. rows.Buckets.GroupBy(bucket => bucket.Bucket.Group).SelectMany(group => PartsOf(group.Key, [.. group]))];
        var parts = new Written[plans.Length];
        long done = 0, total = plans.Sum(plan => plan.Length);
        var gate = new Lock();
        // The largest first, so that no worker begins one when the others have ended.
        int[] order = [.. Enumerable.Range(0, plans.Length).OrderByDescending(i => plans[i].Length)];
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = ct }, i =>
        {
            parts[i] = Write(plans[i], ct);
            lock (gate) progress?.Report(new(AnalysisPhase.Writing, done += plans[i].Length, total));
        });
        return [.. parts.GroupBy(part => part.Group).Select(GroupOf)];
    }

    private static IEnumerable<Plan> PartsOf(uint group, (Bucket Bucket, long Length)[] buckets)
    {
        long length = buckets.Sum(bucket => bucket.Length);
        int count = 1;
        while (count < Bucket.Shares && count * PartBytes < length) count *= 2;
        return buckets.GroupBy(bucket => bucket.Bucket.Share * count / Bucket.Shares)
            .Select(part => new Plan(group, part.Key, [.. part], part.Sum(bucket => bucket.Length)));
    }

    private static PreparedGroup GroupOf(IGrouping<uint, Written> parts)
    {
        var codes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in parts.SelectMany(part => part.Codes)) codes[code] = codes.GetValueOrDefault(code) + count;
        return new PreparedGroup(Bucket.NameOf(parts.Key), codes.Values.Sum(), codes, [.. parts.Select(part => part.Part)]);
    }

    private Written Write(Plan plan, CancellationToken ct)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"atc3={Bucket.NameOf(plan.Group)}/part-{plan.Number:00}{Columnar.ParquetFile.Ending}");
        string path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var ordered = new PartRows(rows, plan.Buckets);
        new PartWriter(columns).Write(path, ordered, ct);
        return new Written(plan.Group, ordered.CountByCode(), new PreparedPart(name, ordered.Count, new FileInfo(path).Length, FileHash.Of(path, ct)));
    }

    private sealed record Plan(uint Group, int Number, IReadOnlyList<(Bucket Bucket, long Length)> Buckets, long Length);

    private sealed record Written(uint Group, IReadOnlyDictionary<string, long> Codes, PreparedPart Part);
}
