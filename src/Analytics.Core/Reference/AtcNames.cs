using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>Names of nodes of the ATC tree, by their characters.</summary>
internal sealed class AtcNames(IReadOnlyDictionary<string, LocalText> names)
{
    private static readonly Lazy<AtcNames> LazyShipped = new(() =>
    {
        var faults = new FaultList();
        var shipped = DrugTables.Names(new TableSource(null), faults);
        faults.ThrowIfAny();
        return shipped;
    });

    /// <summary>The N branch, and the few codes outside it that our table of DDDs has.</summary>
    public static AtcNames Shipped => LazyShipped.Value;

    public LocalText? Find(string prefix) => names.GetValueOrDefault(prefix);

    /// <summary>Whether a well-formed code exists, as far as the table can tell.</summary>
    /// <remarks>
    /// A named node is taken as complete: a code below it must be named itself. Where no node above a code is named, the table
    /// doesn't cover that part of the tree and the code counts as known. The shipped table covers all of N, and R05DA.
    /// </remarks>
    public bool IsKnown(AtcCode code)
    {
        string text = code.ToString();
        if (names.ContainsKey(text)) return true;
        ReadOnlySpan<int> levels = [1, 3, 4, 5];
        foreach (int length in levels)
        {
            if (names.ContainsKey(text[..length])) return false;
        }
        return true;
    }
}
