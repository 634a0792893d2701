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
    public OwnGps(ReferenceData reference, NameTable longNames, IReadOnlyList<string> prescribers)
    {
        var keys = prescribers.Select((id, key) => (id, key)).ToDictionary(pair => pair.id, pair => pair.key, StringComparer.Ordinal);
        foreach (var row in reference.ReadPatientList())
        {
            var name = PatientName.Of(Encoding.UTF8.GetBytes(row.PatientId), longNames);
            // A GP who prescribed nothing is somebody too: nobody whom a row can name.
            int gp = keys.GetValueOrDefault(row.PrescriberId, Nobody);
            _listings.Add(new(gp, row.From.DayNumber, row.To?.DayNumber ?? int.MaxValue, _newest.GetValueOrDefault(name, -1)) { Id = row.PrescriberId });
            _newest[name] = _listings.Count - 1;
        }
    }

    /// <summary>No prescriber of the read.</summary>
    public const int Nobody = -1;

    /// <summary>The GP whose list it was: of several the one joined last, of equals the first by id.</summary>
    /// <param name="day"><see cref="DateOnly.DayNumber"/>.</param>
    public (int Prescriber, string Id) GpOn(in PatientName patient, int day)
    {
        (int Prescriber, string Id, int From) best = (Nobody, "", int.MinValue);
        for (int at = _newest.GetValueOrDefault(patient, -1); at >= 0; at = _listings[at].Earlier)
        {
            var listing = _listings[at];
            if (day < listing.From || day > listing.To) continue;
            if (listing.From > best.From || (listing.From == best.From && string.CompareOrdinal(listing.Id, best.Id) < 0)) best = (listing.Gp, listing.Id, listing.From);
        }
        return (best.Prescriber, best.Id);
    }

    private readonly record struct Listing(int Gp, int From, int To, int Earlier)
    {
        public required string Id { get; init; }
    }
}
