namespace Analytics.Statistics;

/// <summary>Patients in use on a day counted from their own first day, among those still observed.</summary>
/// <remarks>DrugUtilisation <c>summariseProportionOfPatientsCovered</c>. It can rise again when patients come back, which <see cref="KaplanMeier"/> cannot: name both.</remarks>
public static class ProportionCovered
{
    /// <param name="people">Each with at least one use; the first use is day 0.</param>
    /// <param name="day">0 or more.</param>
    /// <returns>Null where nobody is observed so long.</returns>
    /// <exception cref="ArgumentException">A negative day, a person without use.</exception>
    public static Interval? On(IEnumerable<ObservedPerson> people, int day, double multiplier = 1, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        Require.That(day >= 0, "Days are counted from the first use, which is day 0.", nameof(day));
        long observed = 0, covered = 0;
        foreach (var person in people)
        {
            Require.That(person.Uses.Count > 0, "A person without use has no first day.", nameof(people));
            var date = person.Uses.Min(use => use.From).AddDays(day);
            if (date > person.Observed.To) continue;
            observed++;
            if (person.Uses.Any(use => use.Contains(date))) covered++;
        }
        return observed == 0 ? null : Proportion.Of(covered, observed, multiplier, confidence);
    }
}
