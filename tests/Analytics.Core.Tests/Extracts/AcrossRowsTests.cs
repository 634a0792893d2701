using System.Text;
using Analytics.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

/// <summary>What is found across rows does not depend on the order in which they are read.</summary>
public class AcrossRowsTests
{
    [Property(MaxTest = 500)]
    public void AContradiction_StandsWhereThePatientsSecondValueComesFirst(byte[] values, int seed)
    {
        // Few patients and few values, so that contradictions are common.
        var rows = values.Select((value, place) => (Patient: value % 3, Fact: 1 + value / 3 % 4, Place: (long)place)).ToArray();
        var expected = rows.GroupBy(row => row.Patient)
            .Select(rows => rows.FirstOrDefault(row => row.Fact != rows.First().Fact)).Where(row => row.Fact != 0).Select(row => row.Place);

        var facts = new PatientFacts();
        foreach (var (patient, fact, place) in Shuffled(rows, seed)) facts.Add(patient, 0, fact, place);

        Assert.Equal(expected.Order(), facts.TwoBirthYears().Order());
        Assert.Empty(facts.TwoSexes());
    }

    [Property(MaxTest = 500)]
    public void RepeatedIds_AreAllRowsButTheFirstOfEach(byte[] values, int seed)
    {
        var rows = values.Select((value, place) => (Id: value % 5, Place: (long)place)).ToArray();
        var expected = rows.GroupBy(row => row.Id).SelectMany(rows => rows.Skip(1)).Select(row => row.Place).Order().ToList();

        var ids = new DispensingIds();
        foreach (var (id, place) in Shuffled(rows, seed)) ids.Add(Encoding.ASCII.GetBytes($"D{id}"), place);

        Assert.Equal(expected.Count, ids.Faults[RowRule.DispensingIdTwice]);
        Assert.Equal(expected.Take(FaultTally.Kept), ids.Faults.Places(RowRule.DispensingIdTwice).Select(place => place.Place));
    }

    private static T[] Shuffled<T>(T[] rows, int seed)
    {
        T[] shuffled = [.. rows];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
