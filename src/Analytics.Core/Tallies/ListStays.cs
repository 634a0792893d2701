using System.Text;
using Analytics.Extracts;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>A time on a GP's list.</summary>
/// <param name="Patient">Number within the partition.</param>
/// <param name="From">First day, counted from the first of the period.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Gp">Rank of the GP's id among all, so that numbers compare as ids do.</param>
/// <param name="Practice">Rank of the practice's id among those that the table names; 0 for none.</param>
internal readonly record struct ListStay(int Patient, int From, int To, int Gp, int Practice);

/// <summary>patient_gp.csv as far as the extract's patients and the period are concerned, by partition.</summary>
internal sealed class ListStays
{
    private readonly List<(PatientName Name, ListStay Stay)>[] _partitions =
        [.. Enumerable.Range(0, PatientPartitions.Count).Select(_ => new List<(PatientName, ListStay)>())];

    private ListStays(string[] gps, string[] practices) => (Gps, Practices) = (gps, practices);

    /// <summary>Ids by rank.</summary>
    public IReadOnlyList<string> Gps { get; private set; }

    /// <inheritdoc cref="Gps"/>
    public IReadOnlyList<string> Practices { get; private set; }

    /// <summary>Reads the table after the extract: it is as large as the population, and only patients of the extract matter.</summary>
    /// <param name="longPatients">Where the read keeps long pseudonyms.</param>
    /// <exception cref="ReferenceException">The table has faults.</exception>
    public static ListStays Read(ReferenceData reference, PatientPartitions partitions, NameTable longPatients, ReportingPeriod period)
    {
        var stays = new ListStays([], []);
        Dictionary<string, int> gps = new(StringComparer.Ordinal), practices = new(StringComparer.Ordinal) { [""] = 0 };
        foreach (var listing in reference.ReadPatientList())
        {
            int gp = NumberOf(gps, listing.PrescriberId), practice = NumberOf(practices, listing.PracticeId);
            if (listing.From > period.To || listing.To < period.From) continue;
            var name = PatientName.Of(Encoding.UTF8.GetBytes(listing.PatientId), longPatients);
            int partition = PatientPartitions.IndexOf(name);
            if (!partitions[partition].MayHave(name)) continue;
            int to = (listing.To ?? period.To).DayNumber - period.From.DayNumber;
            stays._partitions[partition].Add((name, new ListStay(0, listing.From.DayNumber - period.From.DayNumber, to, gp, practice)));
        }
        (stays.Gps, int[] gpRanks) = Ranked(gps);
        (stays.Practices, int[] practiceRanks) = Ranked(practices);
        foreach (var partition in stays._partitions)
        {
            foreach (ref var entry in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(partition))
                entry.Stay = entry.Stay with { Gp = gpRanks[entry.Stay.Gp], Practice = practiceRanks[entry.Stay.Practice] };
        }
        return stays;
    }

    /// <summary>Ordered by patient, then such that of several stays on a day the last one counts: the latest first day, of equals the first by id.</summary>
    public ListStay[] Of<TState>(int partition, PatientIndex<TState> patients)
        where TState : unmanaged
    {
        var found = _partitions[partition]
            .Select(entry => entry.Stay with { Patient = patients.Find(entry.Name) })
            .Where(stay => stay.Patient >= 0).ToArray();
        Array.Sort(found, static (a, b) => (a.Patient, a.From, -a.Gp, -a.Practice).CompareTo((b.Patient, b.From, -b.Gp, -b.Practice)));
        return found;
    }

    private static int NumberOf(Dictionary<string, int> names, string name)
    {
        if (!names.TryGetValue(name, out int number)) names[name] = number = names.Count;
        return number;
    }

    private static (string[] Names, int[] RankOf) Ranked(Dictionary<string, int> names)
    {
        string[] ordered = [.. names.Keys.Order(StringComparer.Ordinal)];
        int[] ranks = new int[ordered.Length];
        for (int rank = 0; rank < ordered.Length; rank++) ranks[names[ordered[rank]]] = rank;
        return (ordered, ranks);
    }
}
