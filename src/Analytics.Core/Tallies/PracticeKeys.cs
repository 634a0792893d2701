using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Practices by the key that dispensings carry; 0 is no practice.</summary>
/// <remarks>
/// Some registers, the Norwegian among them, name the prescriber of a row but no practice. Then a GP's dispensings belong to the
/// practice of the GP list. Where any row names a practice, rows without one belong to none: hospitals and empty fields.
/// </remarks>
internal sealed class PracticeKeys
{
    private readonly int[]? _ofPrescriber;

    /// <param name="practices">Ids by the key of the read.</param>
    /// <param name="prescribers">Likewise.</param>
    public PracticeKeys(ReferenceData reference, IReadOnlyList<string> practices, IReadOnlyList<string> prescribers)
    {
        Names = practices;
        AreKnown = practices.Count > 1 || (reference.HasGpList && prescribers.Count > 1);
        if (practices.Count > 1 || !reference.HasGpList) return;
        var listed = reference.GpList.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, PracticeOf, StringComparer.Ordinal);
        Names = ["", .. listed.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var keys = Names.Select((name, key) => (name, key)).ToDictionary(pair => pair.name, pair => pair.key, StringComparer.Ordinal);
        _ofPrescriber = [.. prescribers.Select(id => listed.TryGetValue(id, out string? practice) ? keys[practice] : 0)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a dispensing can have a practice at all.</summary>
    public bool AreKnown { get; }

    /// <summary>Gives every dispensing its practice.</summary>
    public void Complete(Span<DispensedEvent> events)
    {
        if (_ofPrescriber is null) return;
        foreach (ref var e in events) e = e with { Practice = _ofPrescriber[e.Prescriber] };
    }

    /// <summary>A doctor is in one practice at a time: of the newest month the one with the longest list, of equals the first by id.</summary>
    private static string PracticeOf(IEnumerable<ListedGp> rows) => rows
        .GroupBy(gp => gp.PracticeId, StringComparer.Ordinal)
        .Select(list => (Practice: list.Key, Month: list.Max(gp => gp.Month), Rows: list))
        .OrderByDescending(list => list.Month)
        .ThenByDescending(list => list.Rows.Where(gp => gp.Month == list.Month).Sum(gp => gp.ListSize))
        .ThenBy(list => list.Practice, StringComparer.Ordinal)
        .First().Practice;
}
