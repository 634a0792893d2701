using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Which units are like a unit, from the tables alone: nothing that was dispensed decides it.</summary>
/// <remarks>
/// The forty nearest others. Of municipalities, twice the people is as far as five percentage points more of 65 years and over; of practices, by the
/// size of the list. Ties by the order of codes.
/// </remarks>
internal static class PeerGroup
{
    private const int Size = 40, OldAge = 65;
    private const double PointsAsFarAsTwice = 0.05;

    /// <returns>None where there are not more others than that, or the unit's size is not known.</returns>
    public static IReadOnlyList<int> Of(Denominators denominators, TallyRun run, bool place, int unit, int year)
    {
        var units = place
            ? run.Residences.MunicipalUnits
            : Enumerable.Range(0, run.Prescribers.Practices.Length);
        if (Place(unit) is not { } own) return [];
        var others = units.Where(other => other != unit).Select(other => (Unit: other, At: Place(other))).Where(other => other.At is not null)
            .Select(other => (other.Unit, Distance: Distance(own, other.At!.Value))).ToList();
        return others.Count <= Size ? [] : [.. others.OrderBy(other => other.Distance).ThenBy(other => other.Unit).Take(Size).Select(other => other.Unit)];

        (double Size, double Old)? Place(int other) => place ? OfPlace(denominators, run.Windows.All[year], other) : OfPractice(denominators, other);
    }

    private static (double Size, double Old)? OfPlace(Denominators denominators, CalendarPeriod year, int unit) =>
        denominators.TwiceByAgeAndSex(unit, year.Year) is { } people && people.Sum() is > 0 and var all
            ? (all, people.Where((_, stratum) => AgeSex.BandOf(stratum) >= AgeBand.Of(OldAge)).Sum() / (double)all) : null;

    private static (double Size, double Old)? OfPractice(Denominators denominators, int unit) => denominators.ListSize(unit) is { } list and > 0 ? (list, 0) : null;

    private static double Distance((double Size, double Old) one, (double Size, double Old) other) =>
        Settled.Number(double.Hypot(Math.Log2(one.Size / other.Size), (one.Old - other.Old) / PointsAsFarAsTwice));
}
