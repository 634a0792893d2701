namespace Analytics.Tallies;

/// <summary>Rules about the same drugs, with the same second drugs: they look at the same dispensings, and what one finds tells what others need not look for.</summary>
/// <remarks>Ordered so that the widest are asked first and differences last. Answers are by position in that order.</remarks>
internal sealed class RuleSet
{
    private readonly PatientRule[] _rules;

    // By position: rules that hold wherever this one does.
    private readonly int[][] _wider;

    // Of a difference, the positions of its two rules; otherwise none.
    private readonly (int Wider, int Narrower)[] _differences;

    /// <param name="with">Bit of the second drugs; 0 for none.</param>
    /// <param name="numbers">Of the rules, in the plan.</param>
    public RuleSet(ulong with, IEnumerable<int> numbers, PatientRule[] rulesOfPlan)
    {
        With = with;
        int[] unordered = [.. numbers];
        Numbers = [.. unordered.OrderBy(number => rulesOfPlan[number] is RuleDifference).ThenBy(number => unordered.Count(other => IsWithin(rulesOfPlan[number], rulesOfPlan[other])))];
        _rules = [.. Numbers.Select(number => rulesOfPlan[number])];
        _wider = [.. _rules.Select((rule, position) => Enumerable.Range(0, position).Where(other => IsWithin(rule, _rules[other])).ToArray())];
        _differences = [.. _rules.Select(rule => rule is RuleDifference two ? (Array.IndexOf(_rules, two.Wider), Array.IndexOf(_rules, two.Narrower)) : (-1, -1))];
    }

    /// <inheritdoc cref="RuleSet(ulong, IEnumerable{int}, PatientRule[])" path="/param[@name='with']"/>
    public ulong With { get; }

    /// <summary>By position: the number of the rule in the plan.</summary>
    public int[] Numbers { get; }

    public int Count => _rules.Length;

    public PatientRule this[int position] => _rules[position];

    /// <summary>Finds which rules hold for a patient's year.</summary>
    /// <param name="tried">Those that may; others don't.</param>
    public void Ask(in PatientYear year, ReadOnlySpan<bool> tried, Span<bool> holds)
    {
        for (int position = 0; position < _rules.Length; position++) holds[position] = tried[position] && Ask(position, year, holds);
    }

    /// <summary>The same for a unit that has exactly the dispensings of another: only what a unit's past tells is asked again.</summary>
    /// <param name="known">What holds for the other.</param>
    public void AskAgain(in PatientYear year, ReadOnlySpan<bool> tried, ReadOnlySpan<bool> known, Span<bool> holds)
    {
        for (int position = 0; position < _rules.Length; position++)
            holds[position] = tried[position] && (_rules[position].LooksAtPastOfUnit ? Ask(position, year, holds) : known[position]);
    }

    private bool Ask(int position, in PatientYear year, ReadOnlySpan<bool> holds)
    {
        if (_differences[position] is { Wider: >= 0, Narrower: >= 0 } two) return ((RuleDifference)_rules[position]).Holds(year, holds[two.Wider], holds[two.Narrower]);
        foreach (int wider in _wider[position])
        {
            if (!holds[wider]) return false;
        }
        return _rules[position].Holds(year);
    }

    // Whoever leaves out some dispensings may miss a return, without which the wider rule holds no more.
    private static bool IsWithin(PatientRule rule, PatientRule other) =>
        rule != other && other is not RuleDifference && rule.Measure.Excluding == other.Measure.Excluding && rule.Implies(other);
}
