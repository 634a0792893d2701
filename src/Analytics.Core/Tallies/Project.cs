using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Whose a dispensing is in a project: a participant's, of those it is compared with, or neither.</summary>
internal enum Side { Neither = -1, Participants = 0, Others = 1 }

/// <summary>Phases of a project in whole months, so that before and after hold the same seasons.</summary>
internal enum Phase { Before, During, After, SecondYear, ThirdYear }

/// <summary>A group's course or project, with its members as units and its phases as months.</summary>
/// <remarks>
/// Members are those of the day of the first meeting, whatever came later. Before are the twelve months before the month of the first meeting,
/// during runs to the end of the month of the last, after are the twelve months that follow. A group of municipalities counts residents, any other
/// what its members prescribed. Others are municipalities, or practices, in which nobody takes part in any project.
/// </remarks>
internal sealed class Project
{
    private readonly bool[] _members, _others;
    private readonly int[] _phaseOfMonth, _windows;

    private Project(string id, GroupKind kind, bool isOfPlaces, bool[] members, bool[] others, WindowTable windows, DateOnly first, DateOnly last)
    {
        (Id, Kind, IsOfPlaces, _members, _others) = (id, kind, isOfPlaces, members, others);
        Phases = PhasesOf((first, last));
        StartMonth = Index(Month(first));
        _windows = [.. Phases.Select((phase, index) => index == (int)Phase.During ? -1 : windows.IndexOf(CalendarPeriod.TwelveMonthsTo(phase.To.Year, phase.To.Month)))];
        _phaseOfMonth = new int[windows.Months];
        Array.Fill(_phaseOfMonth, -1);
        for (int phase = 0; phase < Phases.Count; phase++)
        {
            for (int month = Math.Max(0, Index(Phases[phase].From)); month < Math.Min(windows.Months, Index(Phases[phase].To.AddDays(1))); month++) _phaseOfMonth[month] = phase;
        }

        int Index(DateOnly month) => month.Year * 12 + month.Month - windows.Period.From.Year * 12 - windows.Period.From.Month;
    }

    /// <summary>Id of the group.</summary>
    public string Id { get; }
    public GroupKind Kind { get; }

    /// <summary>Whether residents are counted, and not prescriptions.</summary>
    public bool IsOfPlaces { get; }

    /// <summary>By <see cref="Phase"/>.</summary>
    public IReadOnlyList<ReportingPeriod> Phases { get; }

    /// <summary>The month of the first meeting, counted from the first of the period; may lie outside.</summary>
    public int StartMonth { get; }

    /// <summary>−1 for none.</summary>
    public int PhaseOfMonth(int month) => _phaseOfMonth[month];

    /// <summary>Index of the twelve months of a phase among all windows; −1 where the period does not hold them, and for the phase between the meetings, which is of any length.</summary>
    public int WindowOf(int phase) => _windows[phase];

    /// <summary>Municipalities, or practices and doctors, by unit.</summary>
    public IEnumerable<int> Units(Side side)
    {
        bool[] units = side == Side.Participants ? _members : _others;
        for (int unit = 0; unit < units.Length; unit++)
        {
            if (units[unit]) yield return unit;
        }
    }

    /// <param name="practice">Unit of the practice that prescribed, or none.</param>
    /// <param name="doctor">Unit of the doctor, or none.</param>
    public Side SideOf(int residence, int practice, int doctor)
    {
        if (IsOfPlaces) return residence < 0 ? Side.Neither : _members[residence] ? Side.Participants : _others[residence] ? Side.Others : Side.Neither;
        if ((practice >= 0 && _members[practice]) || (doctor >= 0 && _members[doctor])) return Side.Participants;
        return practice >= 0 && _others[practice] ? Side.Others : Side.Neither;
    }

    /// <summary>Days of the first and last meeting; where no meeting is known, when the work began and ended.</summary>
    public static (DateOnly First, DateOnly Last) DaysOf(Intervention one) =>
        (one.Meetings.Count > 0 ? one.Meetings[0] : one.Start, one.Meetings.Count > 0 ? one.Meetings[^1] : one.End ?? one.Start);

    /// <summary>By <see cref="Phase"/>.</summary>
    public static IReadOnlyList<ReportingPeriod> PhasesOf((DateOnly First, DateOnly Last) days)
    {
        DateOnly start = Month(days.First), end = Month(days.Last).AddMonths(1);
        (DateOnly From, DateOnly To)[] phases =
        [
            (start.AddMonths(-12), start), (start, end), (end, end.AddMonths(12)), (end.AddMonths(12), end.AddMonths(24)), (end.AddMonths(24), end.AddMonths(36)),
        ];
        return [.. phases.Select(phase => new ReportingPeriod(phase.From, phase.To.AddDays(-1)))];
    }

    /// <summary>All projects of interventions.csv whose group has members, in the order of the file.</summary>
    public static IReadOnlyList<Project> Of(ReferenceData reference, WindowTable windows, ResidenceUnits residences, PrescriberUnits prescribers)
    {
        var groups = new GroupMembers(reference);
        var drafts = reference.Interventions.Select(one => (one.GroupId, DaysOf(one).First, DaysOf(one).Last))
            .Select(one => (one.GroupId, one.First, one.Last, Members: groups.On(one.GroupId, one.First)))
            .Where(one => one.Members.Count > 0).ToList();
        var places = new UnitsOfPlaces(residences);
        var practices = new UnitsOfPrescribers(reference, prescribers);
        bool[] anyPlace = places.Of(drafts.SelectMany(draft => draft.Members)), anyPrescriber = practices.Of(drafts.SelectMany(draft => draft.Members));
        return [.. drafts.Select(draft =>
        {
            bool isOfPlaces = draft.Members.All(member => member.Kind == ReferenceUnit.Municipality);
            bool[] members = isOfPlaces ? places.Of(draft.Members) : practices.Of(draft.Members);
            return new Project(draft.GroupId, reference.Groups.First(member => member.GroupId == draft.GroupId).Kind, isOfPlaces,
                members, isOfPlaces ? places.OthersThan(anyPlace) : practices.OthersThan(anyPrescriber), windows, draft.First, draft.Last);
        })];
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
