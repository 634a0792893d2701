using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings of a drug group to every project they belong in.</summary>
internal sealed class ChangeTallier
{
    private readonly IReadOnlyList<Project> _projects;
    private readonly EventOwners _owners;
    private readonly WindowTable _windows;
    private readonly (int Measure, bool IsVolume)[][] _ofGroup;
    private readonly long[] _months;

    public ChangeTallier(TallyPlan plan, IReadOnlyList<Project> projects, EventOwners owners, WindowTable windows)
    {
        (_projects, _owners, _windows, _months) = (projects, owners, windows, new long[windows.Months]);
        _ofGroup = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => projects.Count == 0 ? [] : plan.Changed
            .Select((measure, index) => (measure, index)).Where(one => plan.GroupOf(one.measure.Drugs!) == group)
            .Select(one => (one.index, one.measure.Quantity == Quantity.DddPer1000PerDay)).ToArray())];
    }

    public bool IsAbout(int group) => _ofGroup[group].Length > 0;

    /// <param name="events">Of the group, over the whole period, by day.</param>
    public void Add(ChangeBook book, int group, ReadOnlySpan<DispensedEvent> events)
    {
        Span<long> sums = stackalloc long[2 * ChangeBook.Phases], users = stackalloc long[ChangeBook.Phases];
        for (int p = 0; p < _projects.Count; p++)
        {
            sums.Clear();
            Array.Clear(_months);
            foreach (ref readonly var e in events)
            {
                var side = _projects[p].SideOf(e.Residence, _owners.PracticeOf(e), _owners.DoctorOf(e));
                if (side == Side.Neither) continue;
                int month = _windows.MonthOfDay(e.Day), phase = _projects[p].PhaseOfMonth(month);
                if (phase >= 0) sums[(int)side * ChangeBook.Phases + phase] += e.DddHundredths;
                if (side == Side.Participants) _months[month] += e.DddHundredths;
            }
            foreach (var (measure, isVolume) in _ofGroup[group])
            {
                foreach (var side in new[] { Side.Participants, Side.Others })
                {
                    var own = sums.Slice((int)side * ChangeBook.Phases, ChangeBook.Phases);
                    for (int phase = 0; phase < own.Length; phase++) users[phase] = own[phase] > 0 ? 1 : 0;
                    book[p, measure, side].AddPatient(isVolume ? own : users, keepsPair: side == Side.Participants);
                }
                var participants = book[p, measure, Side.Participants];
                for (int month = 0; month < _months.Length; month++)
                {
                    if (_months[month] != 0) participants.AddMonth(month, isVolume ? _months[month] : _months[month] > 0 ? 1 : 0);
                }
            }
        }
    }
}
