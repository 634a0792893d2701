using Analytics.Measures;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Tallies;

/// <summary>In which order rules are asked; what they find is held to DuckDB by <see cref="SecondOpinionTests"/>.</summary>
public class RuleSetTests
{
    private static readonly PatientRule[] Rules = new TallyPlan(MeasureCatalogue.BuiltIn.Measures, TallyPurpose.Release).Rules;

    public static TheoryData<string> Drugs => [.. Rules.Select(rule => rule.Measure.Drugs!).Distinct()];

    [Theory, MemberData(nameof(Drugs))]
    public void WiderRules_StandBeforeThoseThatImplyThem_AndDifferencesLast(string drugs)
    {
        int[] numbers = [.. Enumerable.Range(0, Rules.Length).Where(number => Rules[number].Measure.Drugs == drugs)];

        var set = new RuleSet(with: 0, numbers, Rules);

        Assert.Equal(numbers, set.Numbers.Order());
        for (int position = 1; position < set.Count; position++)
        {
            Assert.False(set[position - 1] is RuleDifference && set[position] is not RuleDifference);
            for (int earlier = 0; earlier < position && set[position] is not RuleDifference; earlier++)
                Assert.False(set[earlier].Measure.Excluding == set[position].Measure.Excluding && set[earlier].Implies(set[position]));
        }
    }
}
