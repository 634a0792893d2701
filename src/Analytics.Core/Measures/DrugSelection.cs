using System.Collections.Frozen;
using Analytics.Configuration;
using Analytics.Prescribing;

namespace Analytics.Measures;

/// <summary>A named set of drugs: one file, branches of the ATC tree.</summary>
public sealed class DrugSelection
{
    private static readonly Lazy<FrozenDictionary<string, DrugSelection>> LazyBuiltIn = new(() =>
        Load(EmbeddedFiles.In("Drugs")).ToFrozenDictionary(selection => selection.Id, StringComparer.Ordinal));

    private DrugSelection(string id, IReadOnlyList<AtcPrefix> atcPrefixes, LocalText name) =>
        (Id, AtcPrefixes, Name) = (id, atcPrefixes, name);

    /// <summary>All selections that come with the library, ordinal by id.</summary>
    public static IReadOnlyList<DrugSelection> BuiltIn =>
        [.. LazyBuiltIn.Value.Values.OrderBy(selection => selection.Id, StringComparer.Ordinal)];

    /// <summary>The file name without its ending, such as <c>opi</c>.</summary>
    public string Id { get; }

    /// <summary>None lies at or below another.</summary>
    public IReadOnlyList<AtcPrefix> AtcPrefixes { get; }

    /// <summary>As it stands inside a sentence: "opioids".</summary>
    public LocalText Name { get; }

    /// <exception cref="KeyNotFoundException">No selection that comes with the library has this id.</exception>
    public static DrugSelection Of(string id) =>
        LazyBuiltIn.Value.TryGetValue(id, out var selection) ? selection : throw new KeyNotFoundException($"There is no drug selection {id}.");

    /// <summary>Reads files.</summary>
    /// <exception cref="ConfigurationException">Names every fault of every file.</exception>
    public static IReadOnlyList<DrugSelection> Load(IEnumerable<MeasureFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var faults = new List<ConfigurationFault>();
        var selections = files.Select(file => Read(file, faults)).OfType<DrugSelection>().ToList();
        return faults.Count == 0 ? selections : throw new ConfigurationException(faults);
    }

    internal static bool IsBuiltIn(string id) => LazyBuiltIn.Value.ContainsKey(id);

    public bool Contains(AtcCode code)
    {
        foreach (var prefix in AtcPrefixes)
        {
            if (prefix.Contains(code)) return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static DrugSelection? Read(MeasureFile file, List<ConfigurationFault> faults)
    {
        if (JsonSection.Read(file.Utf8, file.FileName, faults) is not { } section) return null;
        int before = faults.Count;
        var prefixes = section.Texts("atc", required: true) ?? [];
        var name = section.LocalText("name");
        section.RefuseOtherKeys();
        var branches = new List<AtcPrefix>();
        foreach (string text in prefixes)
        {
            if (ToPrefix(text) is { } prefix) branches.Add(prefix);
            else section.Fault("atc", $"has \"{text}\", which is not the beginning of an ATC code", "write the first 1 to 7 characters of a code, such as N02A");
        }
        if (prefixes.Count == 0) section.Fault("atc", "names no drugs", "add at least one beginning of an ATC code");
        foreach (var branch in branches)
        {
            if (branches.Any(other => other != branch && branch.Text.StartsWith(other.Text, StringComparison.Ordinal)))
                section.Fault("atc", $"has {branch}, which lies inside another entry", "remove it");
        }
        return faults.Count == before ? new DrugSelection(file.Id, branches, name!) : null;
    }

    private static AtcPrefix? ToPrefix(string text)
    {
        try
        {
            return new AtcPrefix(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
