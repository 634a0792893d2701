using System.Globalization;
using System.Text.Json;
using Analytics.Release;
using CsvHelper;

namespace Analytics.Audit;

/// <summary>The figures files of a release as a reader has them, and what the steward's folder adds where it is there.</summary>
internal sealed class ReleaseFolder
{
    public const string Steward = "steward", WithheldFile = "withheld.csv", KnowledgeFile = "knowledge.csv", GateFile = "gate.csv";

    private static readonly CsvReaderOptions Semicolons = new() { Separator = ';', HasHeader = false, PoolStrings = true, IncludeValuesInExceptions = false };

    private ReleaseFolder(IReadOnlyList<ToldFigure> figures, IReadOnlyDictionary<FigureKey, decimal>? truth, IReadOnlyList<(FigureKey Key, string Reader, int Patients)> knowledge) =>
        (Figures, Truth, Knowledge) = (figures, truth, knowledge);

    /// <summary>Of all people and by age and sex, as often as files have them.</summary>
    public IReadOnlyList<ToldFigure> Figures { get; }

    /// <summary>Networks with the units of their members, as their own files have them.</summary>
    public IReadOnlyList<(string Network, IReadOnlyList<string> Members)> Networks =>
    [
        .. Figures.Where(figure => figure.File.StartsWith("network/", StringComparison.Ordinal)).GroupBy(figure => figure.File, StringComparer.Ordinal)
            .Select(file => (file.FirstOrDefault(figure => figure.Key.Level == "network")?.Key.Unit ?? "",
                (IReadOnlyList<string>)[.. file.Where(figure => figure.Key.Level is "municipality" or "union").Select(figure => figure.Key.Unit).Distinct(StringComparer.Ordinal)])),
    ];

    /// <summary>Whether figures of practices are about the patients on their lists.</summary>
    public required bool IsByList { get; init; }

    /// <summary>Numerators of what is withheld; null without the steward's folder.</summary>
    public IReadOnlyDictionary<FigureKey, decimal>? Truth { get; }

    /// <summary>How many of the patients of a withheld count a practice has seen.</summary>
    public IReadOnlyList<(FigureKey Key, string Reader, int Patients)> Knowledge { get; }

    /// <exception cref="AuditException">No release is there, or a file of it is not as it was written.</exception>
    public static ReleaseFolder Read(string directory)
    {
        if (!Directory.Exists(directory)) throw new AuditException($"{directory}: is not a directory; name the output of a run.");
        if (!File.Exists(Path.Combine(directory, "manifest.json"))) throw new AuditException($"{directory}: holds no release (there is no manifest.json); name the output of a run.");
        var files = Directory.EnumerateFiles(directory, "*.csv", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(directory, path).Replace('\\', '/'))
            .Where(file => !file.StartsWith(Steward + "/", StringComparison.Ordinal) && !file.StartsWith("open-data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new AuditException($"{directory}: has no figures files; make the reports first.");
        var figures = files.SelectMany(file => Rows(directory, file, row => !IsRead(row.Text("stratum")) ? null
            : new ToldFigure(KeyOf(row), row.Number("numerator"), row.Number("value"), row.Text("status"), file))).ToList();
        string withheld = Path.Combine(Steward, WithheldFile), knowledge = Path.Combine(Steward, KnowledgeFile);
        bool hasSteward = File.Exists(Path.Combine(directory, withheld));
        return new(figures,
            hasSteward ? Rows(directory, withheld, row => row.Number("numerator") is { } value ? Tuple.Create(KeyOf(row), value) : null).DistinctBy(row => row.Item1).ToDictionary(row => row.Item1, row => row.Item2) : null,
            hasSteward && File.Exists(Path.Combine(directory, knowledge)) ? Rows(directory, knowledge, row => Tuple.Create(KeyOf(row), row.Text("practice"), (int)(row.Number("patients") ?? 0))).ConvertAll(row => (row.Item1, row.Item2, row.Item3)) : [])
        {
            IsByList = AttributionOf(directory) == "list",
        };
    }

    /// <summary>Cells that the gate hid for what they are, and not to hide others: subject (a drug group or a measure), level, unit, period. Empty without the steward's folder.</summary>
    public static IReadOnlySet<(string Subject, string Level, string Unit, string Period)> UnsafeCells(string directory) => !File.Exists(Path.Combine(directory, Steward, GateFile)) ? new HashSet<(string, string, string, string)>()
        : Rows(directory, Path.Combine(Steward, GateFile), row => row.Text("rule") is PlaceCells.Complementary or PlaceCells.KnownClosely or PlaceCells.HidesAnother or PlaceCells.NotReleasedThen or PlaceCells.CorrectedSince ? null
            : Tuple.Create(row.Text("subject"), row.Text("level"), row.Text("unit"), row.Text("period"))).Select(cell => cell.ToValueTuple()).ToHashSet();

    private static string? AttributionOf(string directory)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, "manifest.json")));
            return manifest.RootElement.TryGetProperty("attribution", out var attribution) ? attribution.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new AuditException("manifest.json: is not a manifest as a run writes it; make the release again.");
        }
    }

    private static FigureKey KeyOf(Row row) => new(row.Text("measure"), row.Text("level"), row.Text("unit"), row.Text("period")) { Stratum = row.Has("stratum") ? row.Text("stratum") : FigureKey.All };

    private static bool IsRead(string stratum) => stratum is FigureKey.All or FigureKey.Mean || stratum.Contains("age:", StringComparison.Ordinal);

    private static List<T> Rows<T>(string directory, string file, Func<Row, T?> read)
        where T : class
    {
        try
        {
            using var reader = new StreamReader(Path.Combine(directory, file));
            using var csv = CsvReader.Create(reader, Semicolons);
            var rows = new List<T>();
            string[] header = csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)] : [];
            while (csv.Read())
            {
                if (read(new Row(csv, header)) is { } row) rows.Add(row);
            }
            return rows;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or ArgumentException)
        {
            throw new AuditException($"{file}: is not a figures file as a run writes it; make the release again.");
        }
    }

    private readonly struct Row(CsvReader csv, string[] header)
    {
        /// <exception cref="FormatException">The file has no such column.</exception>
        public string Text(string column) => Array.IndexOf(header, column) is >= 0 and var at && at < csv.FieldCount ? csv.GetString(at) : throw new FormatException();

        public bool Has(string column) => header.Contains(column);

        public decimal? Number(string column) => Text(column) is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>A folder cannot be audited: what, where, what to do.</summary>
public sealed class AuditException(string message) : Exception(message);
