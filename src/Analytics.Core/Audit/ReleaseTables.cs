using System.Text.Json;
using Analytics.Measures;
using Analytics.Release;

namespace Analytics.Audit;

/// <summary>A finished release as linked tables with all their values (format <c>sdc-table-1</c>), so that anyone's attacker can try it.</summary>
/// <remarks>
/// One file for the people and one for the volume of each group of drugs, and beside each what is withheld, as <c>protect</c> answers. What the gate hid for what it is is marked sensitive. Each practice knows its own numbers, those of its doctors, and withheld
/// ones of which it has seen every patient. The files hold what is withheld: they are for their owner alone.
/// </remarks>
public static class ReleaseTables
{
    /// <param name="directory">The output of a run, with the steward's folder.</param>
    /// <param name="into">A directory that exists.</param>
    /// <returns>Names of the tables, without their ending.</returns>
    /// <exception cref="AuditException">The folder holds no release, or no steward's folder.</exception>
    public static IReadOnlyList<string> Write(string directory, DisclosurePolicy policy, string into)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(policy);
        var folder = ReleaseFolder.Read(directory);
        if (folder.Truth is not { } truth) throw new AuditException($"{directory}: has no steward/{ReleaseFolder.WithheldFile}; tables need what is withheld.");
        var net = new FigureNet(folder);
        var unsafeCells = ReleaseFolder.UnsafeCells(directory);
        var own = OwnOf(folder);
        var names = new List<string>();
        foreach (var cells in net.Values.Keys.Where(key => key.Level != "network" && (net.Values[key] is not null || truth.ContainsKey(key))).GroupBy(NameOf).OrderBy(cells => cells.Key, StringComparer.Ordinal))
        {
            FigureKey[] keys = [.. cells.OrderBy(IdOf, StringComparer.Ordinal)];
            var among = keys.ToHashSet();
            var relations = net.Relations.Where(relation => among.Contains(relation.Whole) && relation.Parts.All(among.Contains)).ToList();
            WholeFile.Write(Path.Combine(into, cells.Key + ".json"), stream => WriteTables(stream, cells.Key, keys), ownerOnly: true);
            WholeFile.Write(Path.Combine(into, cells.Key + ".answer.json"), stream => WriteAnswer(stream, keys), ownerOnly: true);
            names.Add(cells.Key);

            void WriteTables(Stream stream, string name, FigureKey[] keys)
            {
                using var json = new Utf8JsonWriter(stream, new() { Indented = true });
                json.WriteStartObject();
                json.WriteString("format", "sdc-table-1");
                json.WriteString("id", name);
                json.WriteStartObject("rules");
                json.WriteNumber("k", FigureNet.IsCount(keys[0]) ? policy.FewestPatients : 0);
                json.WriteNumber("rel", 0.10);
                json.WriteString("zeros", policy.Zeros == Zeros.Shown ? "published" : "protected");
                json.WriteNumber("p", policy.PPercent);
                json.WriteEndObject();
                json.WriteStartArray("cells");
                foreach (var key in keys) WriteCell(json, key);
                json.WriteEndArray();
                json.WriteStartArray("relations");
                foreach (var (whole, parts, least, most) in relations)
                {
                    json.WriteStartObject();
                    json.WriteStartObject("terms");
                    json.WriteNumber(IdOf(whole), -1);
                    foreach (var part in parts) json.WriteNumber(IdOf(part), 1);
                    json.WriteEndObject();
                    if (least == most) json.WriteNumber("rhs", least);
                    if (least < most && double.IsFinite(least)) json.WriteNumber("min", least);
                    if (least < most && double.IsFinite(most)) json.WriteNumber("max", most);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteStartObject("insiders");
                foreach (var reader in keys.SelectMany(key => own[key].Select(practice => (practice, key))).GroupBy(known => known.practice, known => known.key).OrderBy(known => known.Key, StringComparer.Ordinal))
                {
                    json.WriteStartArray(reader.Key);
                    foreach (var key in reader) json.WriteStringValue(IdOf(key));
                    json.WriteEndArray();
                }
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }
        return names;

        void WriteCell(Utf8JsonWriter json, FigureKey key)
        {
            decimal value = net.Values[key] ?? truth[key];
            json.WriteStartObject();
            json.WriteString("id", IdOf(key));
            json.WriteNumber("value", value);
            if (!FigureNet.IsCount(key)) json.WriteBoolean("int", false);
            if (value < 0) json.WriteNumber("lb", value);
            if (net.Values[key] is null && value != 0 && SubjectsOf(key).Any(subject => unsafeCells.Contains((subject, key.Level, key.Unit, key.Period)))) json.WriteBoolean("sensitive", true);
            json.WriteEndObject();
        }

        void WriteAnswer(Stream stream, FigureKey[] keys)
        {
            using var json = new Utf8JsonWriter(stream, new() { Indented = true });
            json.WriteStartObject();
            json.WriteStartArray("suppressed");
            foreach (var key in keys.Where(key => net.Values[key] is null)) json.WriteStringValue(IdOf(key));
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static string IdOf(FigureKey key) => string.Join('|', key.Measure, key.Level, key.Unit, key.Period);

    private static string NameOf(FigureKey key) => (MeasureCatalogue.BuiltIn[key.Measure].Drugs ?? key.Measure) + (FigureNet.IsCount(key) ? ".people" : "." + key.Measure);

    /// <summary>Users and volumes go by their group of drugs in the gate's log, counts by a rule by their measure.</summary>
    private static IEnumerable<string> SubjectsOf(FigureKey key) => MeasureCatalogue.BuiltIn[key.Measure].Drugs is { } drugs ? [drugs, key.Measure] : [key.Measure];

    private static ILookup<FigureKey, string> OwnOf(ReleaseFolder folder)
    {
        // A doctor's file has the figures of the practice besides.
        var practiceOf = folder.Figures.Where(figure => figure.File.StartsWith("doctor/", StringComparison.Ordinal)).GroupBy(figure => figure.File, StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Key), file => file.FirstOrDefault(figure => figure.Key.Level == "practice")?.Key.Unit, StringComparer.Ordinal);
        var seen = folder.Knowledge.Where(one => folder.Truth!.TryGetValue(one.Key, out decimal truth) && truth <= one.Patients).Select(one => (one.Key, one.Reader));
        return folder.Figures.Select(figure => figure.Key).Where(key => key.Level is "practice" or "doctor")
            .Select(key => (Key: key, Reader: key.Level == "practice" ? key.Unit : practiceOf.GetValueOrDefault(key.Unit) ?? "")).Where(known => known.Reader.Length > 0)
            .Concat(seen).Distinct().ToLookup(known => known.Key, known => known.Reader);
    }
}
