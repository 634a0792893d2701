using Analytics.Prescribing;

namespace Analytics.Statistics;

/// <summary>New users per person-time.</summary>
/// <remarks>
/// IncidencePrevalence (Raventós B and others (2024), Pharmacoepidemiol Drug Saf 33:e5717). Person-days run to the day of the event, which counts, and
/// begin again after the use and the washout. Rate = events × 365.25 / person-days, exact Poisson limits; person-years are not rounded before dividing.
/// </remarks>
/// <param name="PersonDays">At risk.</param>
/// <param name="PerPersonYears">New uses per so many person-years; null where nobody was at risk.</param>
public sealed record Incidence(long Events, long PersonDays, Interval? PerPersonYears)
{
    /// <param name="window">Covered by the data completely: calendar intervals that are not must be left out.</param>
    /// <param name="washout">Days after a use before the next is new: it must start more than so many days after the end. Null for ever: earlier users never are.</param>
    /// <param name="perPersonYears">1000 for a rate per 1000 person-years.</param>
    /// <exception cref="ArgumentException">A negative washout, a period that ends before it begins.</exception>
    public static Incidence Of(
        IEnumerable<ObservedPerson> people, ReportingPeriod window, int? washout, double perPersonYears = 1000, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        Require.That(washout is null or >= 0, "A washout cannot be negative.", nameof(washout));
        Require.Positive(perPersonYears);
        DrugEras.RequireOrder(window);
        long events = 0, days = 0;
        foreach (var person in people)
        {
            DrugEras.RequireOrder(person.Observed);
            var (own, atRisk) = AtRisk(person, window, washout);
            events += own;
            days += atRisk;
        }
        return new(events, days, days == 0 ? null : CrudeRate.Of(events, days, 365.25 * perPersonYears, confidence, PoissonMethod.Exact));
    }

    private static (long Events, long Days) AtRisk(ObservedPerson person, ReportingPeriod window, int? washout)
    {
        long from = Math.Max(person.Observed.From.DayNumber, window.From.DayNumber), to = Math.Min(person.Observed.To.DayNumber, window.To.DayNumber);
        long events = 0, days = 0;
        foreach (var use in person.Uses.OrderBy(use => use.From))
        {
            DrugEras.RequireOrder(use);
            if (from > to || use.From.DayNumber > to) break;
            if (use.From.DayNumber >= from)
            {
                events++;
                days += use.From.DayNumber - from + 1;
            }
            if (washout is not { } wait) return (events, days);
            from = Math.Max(from, (long)use.To.DayNumber + wait + 1);
        }
        return (events, days + Math.Max(0, to - from + 1));
    }
}
