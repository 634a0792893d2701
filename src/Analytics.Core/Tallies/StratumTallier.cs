using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>Adds one patient's year to the stratum of the places it counts for, by the rules of <see cref="ResidenceTallier"/>.</summary>
internal sealed class StratumTallier
{
    private readonly WindowTable _windows;
    private readonly (int Measure, bool IsVolume)[][] _ofGroup;
    private readonly int[] _ofRule;

    public StratumTallier(TallyPlan plan, WindowTable windows)
    {
        _windows = windows;
        var standardised = plan.Standardised.Select((measure, index) => (Measure: measure, Index: index)).ToList();
        _ofGroup = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => standardised
            .Where(one => !PatientRule.IsAbout(one.Measure) && plan.GroupOf(one.Measure.Drugs!) == group)
            .Select(one => (one.Index, one.Measure.Quantity == Quantity.DddPer1000PerDay)).ToArray())];
        // Differences between rules are no measures.
        _ofRule = [.. plan.Rules.Select((rule, index) => rule is RuleDifference ? -1 : standardised.FindIndex(one => plan.RuleOf(one.Measure) == index))];
    }

    public bool IsAbout(int group) => _ofGroup[group].Length > 0;

    /// <summary>Volume and users of a drug group.</summary>
    public void AddGroup(StratumBook book, int group, WindowRun year)
    {
        int stratum = StratumOf(year);
        long ddd = 0;
        foreach (ref readonly var e in year.Events) ddd += e.DddHundredths;
        foreach (var (measure, isVolume) in _ofGroup[group])
        {
            if (isVolume)
            {
                foreach (ref readonly var e in year.Events) Add(book, measure, year.Window, e.Residence, stratum, e.DddHundredths);
            }
            else if (ddd > 0)
            {
                Add(book, measure, year.Window, year.Events[0].Residence, stratum, 1);
            }
        }
    }

    /// <summary>A patient for whom a rule holds.</summary>
    public void AddRule(StratumBook book, int rule, WindowRun year)
    {
        if (_ofRule[rule] >= 0) Add(book, _ofRule[rule], year.Window, year.Events[0].Residence, StratumOf(year), 1);
    }

    private int StratumOf(WindowRun year) => AgeSex.Of(year.Events, _windows.All[year.Window].Year);

    private static void Add(StratumBook book, int measure, int year, int municipality, int stratum, long amount)
    {
        if (municipality != ResidenceUnits.Elsewhere) book.Add(measure, year, municipality, stratum, amount);
    }
}
