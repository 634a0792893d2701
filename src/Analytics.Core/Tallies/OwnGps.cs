using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Analytics.Extracts;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>On whose list each patient was on each day, for those who ask who began a treatment, whatever figures are put down to.</summary>
internal sealed class OwnGps
{
    private readonly Dictionary<PatientName, int> _newest = [];
    private readonly List<Listing> _listings = [];

    /// <param name="longNames">Those of the read, so that patients can be found by name.</param>
    /// <param name="prescribers">Ids by the key of the read.</param>
    public OwnGps(ReferenceData reference, PracticeKeys practices, PatientPartitions partitions, NameTable longNames, IReadOnlyList<string> prescribers)
    {
        var keys = prescribers.Select((id, key) => (id, key)).ToDictionary(pair => pair.id, pair => pair.key, StringComparer.Ordinal);
        var stepsOf = new Dictionary<string, PracticeKeys.Steps>(StringComparer.Ordinal);
        // Names are looked up while the next rows are read; of equal listings it does not matter which came first.
        var rows = reference.ReadPatientList().AsParallel().Select(row => (Name: PatientName.Of(Encoding.UTF8.GetBytes(row.PatientId), longNames), Row: row))
            .Where(listed => partitions[PatientPartitions.IndexOf(listed.Name)].MayHave(listed.Name));
        foreach (var (name, row) in FaultsAsTheyAre(rows))
        {
            // A GP who prescribed nothing is somebody too: nobody whom a row can name.
            int gp = keys.GetValueOrDefault(row.PrescriberId, Nobody);
            if (!stepsOf.TryGetValue(row.PrescriberId, out var steps)) stepsOf[row.PrescriberId] = steps = practices.StepsOf(row.PrescriberId);
            ref int newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, name, out bool isKnown);
            _listings.Add(new(gp, row.From.DayNumber, row.To?.DayNumber ?? int.MaxValue, isKnown ? newest : None) { Id = row.PrescriberId, Practices = steps });
            newest = _listings.Count - 1;
        }
    }

    private static IEnumerable<T> FaultsAsTheyAre<T>(ParallelQuery<T> rows)
    {
        using var each = rows.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (AggregateException error)
            {
                ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
            }
            yield return each.Current;
        }
    }

    /// <summary>No prescriber of the read.</summary>
    public const int Nobody = -1;

    /// <summary>No listing.</summary>
    private const int None = -1;

    /// <summary>Where the patient's listings are found, for <see cref="GpOn"/>.</summary>
    public int ListingsOf(in PatientName patient) => _newest.GetValueOrDefault(patient, None);

    /// <summary>The GP whose list it was, and the key of the GP's practice then: of several the one joined last, of equals the first by id.</summary>
    /// <param name="listings">Of <see cref="ListingsOf"/>.</param>
    /// <param name="date"><see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="day">The same day, counted from the first of the period.</param>
    public (int Prescriber, int Practice) GpOn(int listings, int date, int day)
    {
        var best = new Listing(Nobody, int.MinValue, 0, None) { Id = "", Practices = new([]) };
        for (int at = listings; at != None; at = _listings[at].Earlier)
        {
            var listing = _listings[at];
            if (date < listing.From || date > listing.To) continue;
            if (listing.From > best.From || (listing.From == best.From && string.CompareOrdinal(listing.Id, best.Id) < 0)) best = listing;
        }
        return (best.Gp, best.Practices.At(day));
    }

    private readonly record struct Listing(int Gp, int From, int To, int Earlier)
    {
        public required string Id { get; init; }
        public required PracticeKeys.Steps Practices { get; init; }
    }
}
