using System.Globalization;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>Drugs of which a figure must rest on more patients than others (DISCLOSURE P1): those whose mere use says something that few would want known.</summary>
/// <remarks>Marked by the id of a drug selection (<c>pall90</c>) or a node of the ATC tree (<c>N07BC</c>). The same marks in any order are equal.</remarks>
public sealed class SensitiveGroups : IEquatable<SensitiveGroups>
{
    private readonly SortedDictionary<string, int> _marked;

    private SensitiveGroups(SortedDictionary<string, int> marked) => _marked = marked;

    /// <summary>No drug is marked.</summary>
    public static SensitiveGroups None { get; } = new([]);

    /// <param name="groups">Each with the fewest patients that its figures may rest on.</param>
    /// <exception cref="ArgumentException">A group that is not known, or is marked twice.</exception>
    public static SensitiveGroups Of(IEnumerable<(string Group, int FewestPatients)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var marked = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (group, fewest) in groups)
        {
            if (!IsKnown(group)) throw new ArgumentException($"'{group}' is neither a drug selection nor the beginning of an ATC code.", nameof(groups));
            if (!marked.TryAdd(group, fewest)) throw new ArgumentException($"'{group}' is marked twice.", nameof(groups));
        }
        return new(marked);
    }

    /// <summary>Whether text is a drug selection's id or a node of the ATC tree.</summary>
    public static bool IsKnown(string group) => DrugSelection.IsBuiltIn(group) || PrefixOf(group) is not null;

    /// <summary>Fewest patients where the selection is marked itself, or all of it lies at or below a marked node; otherwise 0.</summary>
    internal int Of(DrugSelection selection) => Most(mark => mark == selection.Id
        || (PrefixOf(mark) is { } node && selection.AtcPrefixes.Count > 0 && selection.AtcPrefixes.All(prefix => prefix.Text.StartsWith(node.Text, StringComparison.Ordinal))));

    /// <summary>Likewise of one drug.</summary>
    internal int Of(AtcCode drug) => Most(mark => PrefixOf(mark) is { } node && node.Contains(drug));

    /// <inheritdoc/>
    public bool Equals(SensitiveGroups? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SensitiveGroups);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>All marks in order, as the policy's fingerprint has them.</summary>
    public override string ToString() => string.Join(", ", _marked.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}")));

    private int Most(Func<string, bool> isMeant) => _marked.Where(one => isMeant(one.Key)).Select(one => one.Value).DefaultIfEmpty(0).Max();

    private static AtcPrefix? PrefixOf(string text)
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
