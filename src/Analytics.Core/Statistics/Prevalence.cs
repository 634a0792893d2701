using Analytics.Prescribing;

namespace Analytics.Statistics;

/// <summary>Users among the people observed, with Wilson's interval.</summary>
/// <remarks>IncidencePrevalence (Raventós B and others (2024), Pharmacoepidemiol Drug Saf 33:e5717).</remarks>
public static class Prevalence
{
    /// <summary>Used on any day of the interval.</summary>
    /// <param name="wholeInterval">Count only people observed throughout, not those observed at least a day.</param>
    /// <param name="multiplier">1000 for users per 1000.</param>
    /// <returns>Null where nobody was observed.</returns>
    /// <exception cref="ArgumentException">A period that ends before it begins.</exception>
    public static Interval? InPeriod(
        IEnumerable<ObservedPerson> people, ReportingPeriod interval, bool wholeInterval = false, double multiplier = 1, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        DrugEras.RequireOrder(interval);
        long observed = 0, users = 0;
        foreach (var person in people)
        {
            DrugEras.RequireOrder(person.Observed);
            int days = DrugEras.DaysIn(person.Observed, interval);
            if (days == 0 || wholeInterval && days < interval.To.DayNumber - interval.From.DayNumber + 1) continue;
            observed++;
            var seen = new ReportingPeriod(Later(person.Observed.From, interval.From), Earlier(person.Observed.To, interval.To));
            if (person.Uses.Any(use => DrugEras.DaysIn(use, seen) > 0)) users++;
        }
        return observed == 0 ? null : Proportion.Of(users, observed, multiplier, confidence);
    }

    /// <summary>Used on that day.</summary>
    /// <inheritdoc cref="InPeriod"/>
    public static Interval? OnDay(IEnumerable<ObservedPerson> people, DateOnly day, double multiplier = 1, Confidence confidence = default) =>
        InPeriod(people, new(day, day), false, multiplier, confidence);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
