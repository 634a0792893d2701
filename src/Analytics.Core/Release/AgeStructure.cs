using Analytics.Reference;

namespace Analytics.Release;

/// <summary>People of a list or a place by age and sex, in groups wide enough that none of them is small.</summary>
/// <remarks>
/// Public reference data, not figures of the extract; of practices for their own report alone (DISCLOSURE C7). Neighbouring age groups are added together until each sex has the fewest
/// patients of the policy in each, and nothing is left out, so no subtraction gives a smaller group. Groups never reach over an age that a measure counts from: its denominator would cut them.
/// </remarks>
public sealed class AgeStructure
{
    /// <summary>A tenth of a percent of the others must be more people than this many times the fewest patients: then rounding hides any one of them.</summary>
    private const int PeopleInATenth = 2;
    private const int OldAge = 65;

    private AgeStructure() { }

    /// <summary>From the youngest.</summary>
    public IReadOnlyList<AgeSexGroup> Groups { get; private init; } = [];

    public Published<int> People { get; private init; }

    /// <summary>Whether the whole that this is part of stands beside it.</summary>
    public bool HasWhole { get; private init; }

    /// <summary>Percent of 65 years and over, one decimal; not computed where a group reaches over that age.</summary>
    public Published<decimal> OldPercent { get; private init; }

    /// <summary>The same of the whole.</summary>
    public Published<decimal> OldPercentOfWhole { get; private init; }

    /// <param name="people">By <see cref="PopulationTable.Index"/>.</param>
    /// <param name="whole">What it is held against, likewise.</param>
    /// <param name="ages">Ages that a measure counts from.</param>
    /// <returns>Null where a group stays too small whatever it is added to.</returns>
    internal static AgeStructure? Of(int[] people, int[] whole, IEnumerable<int> ages, DisclosurePolicy policy)
    {
        int[] cuts = [0, .. ages.Select(AgeBand.Of).Distinct().Where(band => band > 0).Order(), AgeBand.Count];
        var bands = new List<(int From, int To)>();
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            var between = Between(people, cuts[i], cuts[i + 1], policy.FewestPatients);
            if (between.Count == 0) return null;
            bands.AddRange(between);
        }
        int all = people.Sum(), others = whole.Sum();
        bool hasWhole = others > all && others >= PeopleInATenth * 1000 * policy.FewestPatients;
        Published<decimal> Share(int part, int of) => Published<decimal>.Shown(decimal.Round(100m * part / of, 1, MidpointRounding.AwayFromZero));
        AgeSexShare Of(int sex, int from, int to) => new()
        {
            People = Published<int>.Shown(Sum(people, sex, from, to)),
            Percent = Share(Sum(people, sex, from, to), all),
            OfWhole = hasWhole ? Share(Sum(whole, sex, from, to), others) : Published<decimal>.Withheld(WithheldReason.NotComputed),
        };
        int old = AgeBand.Of(OldAge);
        bool hasOld = bands.Any(band => band.From == old);
        int FromOld(int[] of) => Sum(of, 1, old, AgeBand.Count) + Sum(of, 2, old, AgeBand.Count);
        return new AgeStructure
        {
            OldPercent = hasOld ? Share(FromOld(people), all) : Published<decimal>.Withheld(WithheldReason.NotComputed),
            OldPercentOfWhole = hasOld && hasWhole ? Share(FromOld(whole), others) : Published<decimal>.Withheld(WithheldReason.NotComputed),
            Groups = [.. bands.Select(band => new AgeSexGroup
            {
                FromAge = band.From * AgeBand.Years,
                ToAge = band.To == AgeBand.Count ? null : band.To * AgeBand.Years - 1,
                FiveYears = band.To - band.From,
                Men = Of(1, band.From, band.To),
                Women = Of(2, band.From, band.To),
            })],
            People = Published<int>.Shown(all),
            HasWhole = hasWhole,
        };
    }

    /// <summary>From the oldest, who are fewest: what is left of the youngest goes with its neighbour. Nothing where even all together are too few.</summary>
    private static List<(int From, int To)> Between(int[] people, int first, int end, int fewest)
    {
        var bands = new List<(int From, int To)>();
        int to = end;
        for (int from = end - 1; from >= first; from--)
        {
            if (Sum(people, 1, from, to) < fewest || Sum(people, 2, from, to) < fewest) continue;
            bands.Insert(0, (from, to));
            to = from;
        }
        if (to > first && bands.Count > 0) bands[0] = (first, bands[0].To);
        return bands;
    }

    private static int Sum(int[] people, int sex, int from, int to)
    {
        int sum = 0;
        for (int band = from; band < to; band++) sum += people[PopulationTable.Index(sex, band)];
        return sum;
    }
}

/// <summary>An age group of both sexes.</summary>
public sealed class AgeSexGroup
{
    internal AgeSexGroup() { }

    public int FromAge { get; internal init; }

    /// <summary>Included; null for the open end.</summary>
    public int? ToAge { get; internal init; }

    /// <summary>How many groups of five years it is; the open end from 90 is one.</summary>
    public int FiveYears { get; internal init; }
    public AgeSexShare Men { get; internal init; } = null!;
    public AgeSexShare Women { get; internal init; } = null!;
}

/// <summary>One sex of an age group.</summary>
public sealed class AgeSexShare
{
    internal AgeSexShare() { }

    public Published<int> People { get; internal init; }

    /// <summary>Of all people of both sexes, one decimal.</summary>
    public Published<decimal> Percent { get; internal init; }

    /// <summary>The same in the whole that this is part of: all lists, or the country.</summary>
    public Published<decimal> OfWhole { get; internal init; }
}
