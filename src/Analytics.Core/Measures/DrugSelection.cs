using System.Collections.Frozen;
using Analytics.Configuration;
using Analytics.Prescribing;

namespace Analytics.Measures;

/// <summary>A named set of drugs: one file, branches of the ATC tree, or those of their dispensings that have a mark.</summary>
public sealed class DrugSelection
{
    private static readonly Lazy<FrozenDictionary<string, DrugSelection>> LazyBuiltIn = new(() =>
        Load(EmbeddedFiles.In("Drugs")).ToFrozenDictionary(selection => selection.Id, StringComparer.Ordinal));

    private DrugSelection(string id, IReadOnlyList<AtcPrefix> atcPrefixes, RowMarks only, LocalText name) =>
        (Id, AtcPrefixes, Only, Name) = (id, atcPrefixes, only, name);

    /// <summary>All selections that come with the library, ordinal by id.</summary>
    public static IReadOnlyList<DrugSelection> BuiltIn =>
        [.. LazyBuiltIn.Value.Values.OrderBy(selection => selection.Id, StringComparer.Ordinal)];

    /// <summary>The file name without its ending, such as <c>opi</c>.</summary>
    public string Id { get; }

    /// <summary>None lies at or below another; empty for all drugs.</summary>
    public IReadOnlyList<AtcPrefix> AtcPrefixes { get; }

    /// <summary>Only dispensings with one of these marks are meant; none where all are.</summary>
    public RowMarks Only { get; }

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

    /// <summary>Whether dispensings of the code are meant, or those of them that have a mark.</summary>
    public bool Contains(AtcCode code)
    {
        if (AtcPrefixes.Count == 0) return true;
        for (int i = 0; i < AtcPrefixes.Count; i++)
        {
            if (AtcPrefixes[i].Contains(code)) return true;
        }
        return false;
    }

    /// <summary>Whether a dispensing may be meant by both.</summary>
    internal bool Overlaps(DrugSelection other) => AtcPrefixes.Count == 0 || other.AtcPrefixes.Count == 0
        || AtcPrefixes.Any(one => other.AtcPrefixes.Any(another => one.Text.StartsWith(another.Text, StringComparison.Ordinal) || another.Text.StartsWith(one.Text, StringComparison.Ordinal)));

    internal bool Contains(AtcCode code, RowMarks marks) => (Only == RowMarks.None || (marks & Only) != 0) && Contains(code);

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static DrugSelection? Read(MeasureFile file, List<ConfigurationFault> faults)
    {
        if (JsonSection.Read(file.Utf8, file.FileName, faults) is not { } section) return null;
        int before = faults.Count;
        var only = section.Choice<RowMarks>("only") ?? RowMarks.None;
        var prefixes = section.Texts("atc", required: only == RowMarks.None) ?? [];
        var name = section.LocalText("name");
        section.RefuseOtherKeys();
        var branches = new List<AtcPrefix>();
        foreach (string text in prefixes)
        {
            if (ToPrefix(text) is { } prefix) branches.Add(prefix);
            else section.Fault("atc", $"has \"{text}\", which is not the beginning of an ATC code", "write the first 1 to 7 characters of a code, such as N02A");
        }
        if (prefixes.Count == 0 && only == RowMarks.None) section.Fault("atc", "names no drugs", "add at least one beginning of an ATC code");
        foreach (var branch in branches)
        {
            if (branches.Any(other => other != branch && branch.Text.StartsWith(other.Text, StringComparison.Ordinal)))
                section.Fault("atc", $"has {branch}, which lies inside another entry", "remove it");
        }
        return faults.Count == before ? new DrugSelection(file.Id, branches, only, name!) : null;
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
