using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Practices by the key that dispensings and lists carry; 0 is no practice.</summary>
/// <remarks>
/// Some registers, the Norwegian among them, name the prescriber of a row but no practice. Then a GP's dispensings belong to the
/// practice that the GP had on the day. Where any row names a practice, rows without one belong to none: hospitals and empty fields.
/// </remarks>
internal sealed class PracticeKeys
{
    private readonly GpPractices _gps;
    private readonly Dictionary<string, int> _keys;
    private readonly int _firstDay;
    private readonly Steps[]? _ofPrescriber;

    /// <param name="practices">Ids by the key of the read.</param>
    /// <param name="prescribers">Likewise.</param>
    /// <param name="firstDay">Of the period.</param>
    /// <param name="ofLists">Ids that a list of patients names besides; null where dispensings are put down to those who prescribed.</param>
    public PracticeKeys(ReferenceData reference, IReadOnlyList<string> practices, IReadOnlyList<string> prescribers, DateOnly firstDay, IEnumerable<string>? ofLists)
    {
        (_gps, _firstDay) = (new GpPractices(reference.GpList), firstDay.DayNumber);
        bool byGpList = practices.Count == 1 && reference.HasGpList;
        var others = byGpList || ofLists is not null ? _gps.Names.Concat(ofLists ?? []) : [];
        Names = [.. practices, .. others.Distinct(StringComparer.Ordinal).Except(practices, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _keys = Names.Select((name, key) => (name, key)).ToDictionary(pair => pair.name, pair => pair.key, StringComparer.Ordinal);
        AreKnown = practices.Count > 1 || (reference.HasGpList && prescribers.Count > 1);
        if (byGpList) _ofPrescriber = [.. prescribers.Select(StepsOf)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a dispensing can have the practice of its prescriber at all.</summary>
    public bool AreKnown { get; }

    public int KeyOf(string practice) => _keys[practice];

    /// <summary>The practices of a GP by key; 0 where no row can name one.</summary>
    public Steps StepsOf(string prescriber) => new([.. _gps.Of(prescriber).Select(step => (step.From.DayNumber - _firstDay, _keys.GetValueOrDefault(step.Practice)))]);

    /// <summary>Gives every dispensing its practice.</summary>
    public void Complete(Span<DispensedEvent> events)
    {
        if (_ofPrescriber is null) return;
        foreach (ref var e in events) e = e with { Practice = _ofPrescriber[e.Prescriber].At(e.Day) };
    }

    /// <summary>Keys of practices by the first of their days, counted from the first of the period.</summary>
    internal readonly record struct Steps((int From, int Practice)[] Of)
    {
        /// <returns>0 where there is none.</returns>
        public int At(int day)
        {
            if (Of.Length == 0) return 0;
            int step = Of.Length - 1;
            while (step > 0 && Of[step].From > day) step--;
            return Of[step].Practice;
        }
    }
}
