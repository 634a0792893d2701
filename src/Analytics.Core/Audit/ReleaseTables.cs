using System.Text.Json;
using Analytics.Measures;
using Analytics.Release;

namespace Analytics.Audit;

/// <summary>A finished release as linked tables with all their values (format <c>sdc-table-1</c>), so that anyone's attacker can try it.</summary>
/// <remarks>
/// One file for the people and one for each volume of a group of drugs, and beside each what is withheld, as <c>protect</c> answers. What the gate hid for what it is is marked
/// sensitive. Each practice knows its own numbers, those of its doctors, and withheld ones of which it has seen every patient. The files are for their owner alone.
/// </remarks>
public sealed class ReleaseTables
{
    private readonly FigureNet _net;
    private readonly IReadOnlyDictionary<FigureKey, decimal> _truth;
    private readonly IReadOnlySet<(string Subject, string Level, string Unit, string Period)> _unsafe;
    private readonly ILookup<FigureKey, string> _readersOf;
    private readonly DisclosurePolicy _policy;

    private ReleaseTables(string directory, DisclosurePolicy policy)
    {
        var folder = ReleaseFolder.Read(directory);
        if (policy.Round5) throw new AuditException($"{directory}: is rounded, and rounded numbers do not add up to tables; make it once without round5, by the same policy otherwise.");
        _truth = folder.Truth ?? throw new AuditException($"{directory}: has no steward/{ReleaseFolder.WithheldFile}; tables need what is withheld.");
        (_net, _policy) = (new([folder]), policy);
        _unsafe = ReleaseFolder.UnsafeCells(directory);
        _readersOf = ReadersOf(folder, _truth);
    }

    /// <param name="directory">The output of a run, with the steward's folder.</param>
    /// <param name="into">A directory that exists.</param>
    /// <returns>Names of the tables, without their ending.</returns>
    /// <exception cref="AuditException">The folder holds no release, or none that can be told in tables.</exception>
    public static IReadOnlyList<string> Write(string directory, DisclosurePolicy policy, string into)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(policy);
        return new ReleaseTables(directory, policy).Write(into);
    }

    private List<string> Write(string into)
    {
        var names = new List<string>();
        // A network's sum is withheld because a part of it is, and the parts are there.
        foreach (var table in _net.Values.Keys.Where(key => key.Level != "network" && (IsShown(key) || _truth.ContainsKey(key))).GroupBy(NameOf).OrderBy(table => table.Key, StringComparer.Ordinal))
        {
            FigureKey[] keys = [.. table.OrderBy(IdOf, StringComparer.Ordinal)];
            WriteFile(table.Key + ".json", json => WriteTable(json, table.Key, keys));
            WriteFile(table.Key + ".answer.json", json => WriteList(json, "suppressed", keys.Where(key => !IsShown(key))));
            names.Add(table.Key);
        }
        return names;

        void WriteFile(string name, Action<Utf8JsonWriter> content) => WholeFile.Write(Path.Combine(into, name), stream =>
        {
            using var json = new Utf8JsonWriter(stream, new() { Indented = true });
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }, ownerOnly: true);
    }

    private void WriteTable(Utf8JsonWriter json, string name, FigureKey[] keys)
    {
        json.WriteString("format", "sdc-table-1");
        json.WriteString("id", name);
        json.WriteStartObject("rules");
        json.WriteNumber("k", FigureNet.IsCount(keys[0]) ? _policy.FewestPatients : 0);
        json.WriteNumber("rel", ReleaseAudit.Close);
        json.WriteString("zeros", _policy.Zeros == Zeros.Shown ? "published" : "protected");
        json.WriteNumber("p", _policy.PPercent);
        json.WriteEndObject();
        json.WriteStartArray("cells");
        foreach (var key in keys) WriteCell(json, key);
        json.WriteEndArray();
        json.WriteStartArray("relations");
        var among = keys.ToHashSet();
        foreach (var relation in _net.Relations.Where(relation => among.Contains(relation.Whole) && relation.Parts.All(among.Contains))) WriteRelation(json, relation);
        json.WriteEndArray();
        json.WriteStartObject("insiders");
        foreach (var reader in keys.SelectMany(key => _readersOf[key].Select(reader => (reader, key))).GroupBy(known => known.reader, known => known.key).OrderBy(known => known.Key, StringComparer.Ordinal))
            WriteList(json, reader.Key, reader);
        json.WriteEndObject();
    }

    private void WriteCell(Utf8JsonWriter json, FigureKey key)
    {
        decimal value = _net.Values[key] ?? _truth[key];
        json.WriteStartObject();
        json.WriteString("id", IdOf(key));
        json.WriteNumber("value", value);
        if (!FigureNet.IsCount(key)) json.WriteBoolean("int", false);
        if (value < 0) json.WriteNumber("lb", value);
        if (!IsShown(key) && value != 0 && SubjectsOf(key).Any(subject => _unsafe.Contains((subject, key.Level, key.Unit, key.Period)))) json.WriteBoolean("sensitive", true);
        json.WriteEndObject();
    }

    private static void WriteRelation(Utf8JsonWriter json, (FigureKey Whole, IReadOnlyList<FigureKey> Parts, double Least, double Most) relation)
    {
        json.WriteStartObject();
        json.WriteStartObject("terms");
        json.WriteNumber(IdOf(relation.Whole), -1);
        foreach (var part in relation.Parts) json.WriteNumber(IdOf(part), 1);
        json.WriteEndObject();
        if (relation.Least == relation.Most) json.WriteNumber("rhs", relation.Least);
        else if (double.IsFinite(relation.Least)) json.WriteNumber("min", relation.Least);
        else json.WriteNumber("max", relation.Most);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<FigureKey> keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys) json.WriteStringValue(IdOf(key));
        json.WriteEndArray();
    }

    /// <summary>Users and volumes go by their group of drugs in the gate's log, counts by a rule by their measure, and those of one sex and age by both.</summary>
    private static string[] SubjectsOf(FigureKey key) => key.Stratum == FigureKey.All ? [key.Measure, DrugsOf(key)] : [$"{key.Measure} {key.Stratum}"];

    private bool IsShown(FigureKey key) => _net.Values[key] is not null;

    private static string IdOf(FigureKey key) => string.Join('|', key.Measure, key.Level, key.Unit, key.Period) + (key.Stratum == FigureKey.All ? "" : "|" + key.Stratum);

    private static string NameOf(FigureKey key) => DrugsOf(key) + "." + (FigureNet.IsCount(key) ? "people" : key.Measure);

    private static string DrugsOf(FigureKey key) => MeasureCatalogue.BuiltIn[key.Measure].Drugs ?? key.Measure;

    private static ILookup<FigureKey, string> ReadersOf(ReleaseFolder folder, IReadOnlyDictionary<FigureKey, decimal> truth)
    {
        // A doctor's file has the figures of the practice besides.
        var practiceOf = folder.Figures.Where(figure => figure.File.StartsWith("doctor/", StringComparison.Ordinal)).GroupBy(figure => figure.File, StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Key), file => file.FirstOrDefault(figure => figure.Key.Level == "practice")?.Key.Unit, StringComparer.Ordinal);
        var seen = folder.Knowledge.Where(one => truth.TryGetValue(one.Key, out decimal value) && value <= one.Patients).Select(one => (one.Key, one.Reader));
        return folder.Figures.Select(figure => figure.Key).Where(key => key.Level is "practice" or "doctor")
            .Select(key => (Key: key, Reader: key.Level == "practice" ? key.Unit : practiceOf.GetValueOrDefault(key.Unit) ?? "")).Where(known => known.Reader.Length > 0)
            .Concat(seen).Distinct().ToLookup(known => known.Key, known => known.Reader);
    }
}
