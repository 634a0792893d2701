using Analytics.Samples.Courses;
using Analytics.Samples.Drugs;
using Analytics.Samples.Extract;
using Analytics.Samples.Places;
using Analytics.Samples.Providers;
using Analytics.Samples.Tables;

namespace Analytics.Samples;

/// <summary>Writes a synthetic extract, all reference tables and a <c>skil.json</c> that fits them. Nobody in it is real.</summary>
public static class SampleWriter
{
    /// <param name="bytes">Told how many bytes of the extract are written so far.</param>
    /// <exception cref="OperationCanceledException">No file is left half written, though not all may be there.</exception>
    public static SampleSummary Write(SampleOptions options, IProgress<long>? bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rows, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Rows, SampleOptions.MostRows, nameof(options));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Workers), CancellationToken = cancellation };
        var places = Territory.For(options.Rows);
        var workforce = new Workforce(places, options.Seed);
        var inhabitants = new Inhabitants(places, workforce, options.Seed);
        var catalogue = new DrugCatalogue();
        var plan = new CoursePlan(inhabitants, workforce);
        var extract = new ExtractFile(
            new EventSource(inhabitants, plan, options.Rows, parallel),
            new RowMaker(places, inhabitants, plan, workforce, catalogue, options.Details),
            new RowFormat(workforce, catalogue, options.Details),
            options.Quirks ? new QuirkSchedule(options.Seed) : null,
            parallel);

        string extractDirectory = Directory.CreateDirectory(Path.Combine(options.Directory, "extract")).FullName;
        long written = 0;
        WholeFile.Write(Path.Combine(extractDirectory, "dispensings.csv"), stream => written = extract.Write(stream, bytes));

        string reference = Directory.CreateDirectory(Path.Combine(options.Directory, "reference")).FullName;
        new ReferenceTables(reference, places, inhabitants, workforce, catalogue, options.Seed, cancellation).Write();
        WholeFile.Write(Path.Combine(options.Directory, "skil.json"), stream => stream.Write(ConfigurationFile.Utf8));
        return new(options.Rows, written, inhabitants.Count, places.Count, workforce.Practices.Count, workforce.Gps);
    }
}
