using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>Rules about the same drugs, with the same second drugs: they look at the same dispensings, and what one finds tells what others need not look for. One per worker.</summary>
/// <remarks>Ordered so that the widest are asked first and differences last. Answers are bits by position in that order.</remarks>
internal sealed class RuleSet
{
    private readonly PatientRule[] _rules;

    // By position: rules that hold nowhere where this one does not.
    private readonly RuleBits[] _narrower;

    // By position: an earlier rule that asks the same and leaves nothing out; −1 for none.
    private readonly int[] _twins;

    // Of a difference, the positions of its two rules; otherwise none.
    private readonly (int Wider, int Narrower)[] _differences;

    // Rules that may hold for a part of a year for which they do not hold, each with those that must hold for the year nevertheless.
    private readonly (int Position, RuleBits Wider)[] _uneven;
    private readonly RuleBits _all, _ofPast, _open;

    /// <param name="with">Bit of the second drugs; 0 for none.</param>
    /// <param name="numbers">Of the rules, in the plan.</param>
    public RuleSet(ulong with, IEnumerable<int> numbers, PatientRule[] rulesOfPlan)
    {
        With = with;
        int[] unordered = [.. numbers];
        Numbers = [.. unordered.OrderBy(number => rulesOfPlan[number] is RuleDifference).ThenBy(number => rulesOfPlan[number].Measure.Excluding)
            .ThenBy(number => unordered.Count(other => IsWithin(rulesOfPlan[number], rulesOfPlan[other])))];
        _rules = [.. Numbers.Select(number => rulesOfPlan[number])];
        _narrower = [.. _rules.Select(wider => Those(rule => IsWithin(rule, wider)))];
        _twins = [.. _rules.Select((rule, position) => rule is RuleDifference || !LeavesOut(position) ? -1 : Array.FindIndex(_rules, 0, position, rule.WithoutExclusion().IsSameAs))];
        _differences = [.. _rules.Select(rule => rule is RuleDifference two ? (Array.IndexOf(_rules, two.Wider), Array.IndexOf(_rules, two.Narrower)) : (-1, -1))];
        _uneven = [.. Enumerable.Range(0, Count).Where(position => !_rules[position].GrowsWithUse)
            .Select(position => (position, Those(rule => rule.GrowsWithUse && IsWithin(_rules[position], rule))))];
        (_all, _ofPast, _open) = (Those(_ => true), Those(rule => rule.LooksAtPastOfUnit), NewBits());
        Answers = new(this);
        Asked = _rules.Aggregate(StartTraits.None, (traits, rule) => traits | rule.Asked);
    }

    /// <inheritdoc cref="RuleSet(ulong, IEnumerable{int}, PatientRule[])" path="/param[@name='with']"/>
    public ulong With { get; }

    /// <summary>By position: the number of the rule in the plan.</summary>
    public int[] Numbers { get; }

    /// <summary>What its rules ask of treatments that begin.</summary>
    public StartTraits Asked { get; }

    /// <summary>Room for answers about the year at hand.</summary>
    public RuleAnswers Answers { get; }

    public int Count => _rules.Length;

    public PatientRule this[int position] => _rules[position];

    /// <summary>Room for answers, all no.</summary>
    public RuleBits NewBits() => new(Count);

    /// <summary>Whether the rule looks at what is left without an exclusion.</summary>
    public bool LeavesOut(int position) => _rules[position] is not RuleDifference && _rules[position].Measure.Excluding != Exclusion.None;

    /// <summary>Finds which rules hold for a patient's year.</summary>
    /// <param name="spared">What rules see of it that leave something out.</param>
    public void Ask(in PatientYear year, in PatientYear spared, RuleBits holds) => Ask(year, spared, _all, holds);

    /// <summary>The same for a unit that has a part of a year.</summary>
    /// <param name="tried">Those that may hold: of <see cref="MayHoldForParts"/>.</param>
    public void Ask(in PatientYear year, in PatientYear spared, RuleBits tried, RuleBits holds)
    {
        holds.Clear();
        _open.Become(tried);
        AskOpen(year, spared, tried, holds);
    }

    /// <summary>The same for a unit that has exactly the dispensings of another: only what a unit's past tells is asked again.</summary>
    /// <param name="known">What holds for the other.</param>
    public void AskAgain(in PatientYear year, in PatientYear spared, RuleBits tried, RuleBits known, RuleBits holds)
    {
        holds.Become(known);
        holds.Keep(tried);
        holds.Remove(_ofPast);
        _open.Become(tried);
        _open.Keep(_ofPast);
        AskOpen(year, spared, tried, holds);
    }

    /// <summary>Finds which rules may hold for a unit that has a part of a patient's year.</summary>
    /// <param name="holds">What holds for all of it.</param>
    /// <returns>Whether there is any.</returns>
    public bool MayHoldForParts(RuleBits holds, bool hasReturns, RuleBits tried)
    {
        tried.Become(hasReturns ? _all : holds);
        foreach (var (position, wider) in _uneven)
        {
            if (holds.HasAll(wider)) tried.Set(position);
        }
        return tried.Next(0) >= 0;
    }

    private void AskOpen(in PatientYear year, in PatientYear spared, RuleBits tried, RuleBits holds)
    {
        bool isSpared = year.IsPalliative;
        for (int position = _open.Next(0); position >= 0; position = _open.Next(position + 1))
        {
            bool answer;
            if (_differences[position] is { Wider: >= 0, Narrower: >= 0 } two) answer = ((RuleDifference)_rules[position]).Holds(year, holds[two.Wider], holds[two.Narrower]);
            else if (!isSpared && _twins[position] >= 0 && tried[_twins[position]]) answer = holds[_twins[position]];
            else answer = _rules[position].HoldsIn(isSpared && LeavesOut(position) ? spared : year);
            if (answer) holds.Set(position);
            else _open.Remove(_narrower[position]);
        }
    }

    private RuleBits Those(Func<PatientRule, bool> which)
    {
        var bits = NewBits();
        for (int position = 0; position < Count; position++)
        {
            if (which(_rules[position])) bits.Set(position);
        }
        return bits;
    }

    // Whoever leaves out some dispensings may miss a return, without which the wider rule holds no more.
    private static bool IsWithin(PatientRule rule, PatientRule other) =>
        rule != other && rule is not RuleDifference && other is not RuleDifference && rule.Measure.Excluding == other.Measure.Excluding && rule.Implies(other);
}
