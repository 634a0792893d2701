using Analytics.Core.Tests.Reference;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Tallies;

public class PracticeKeysTests
{
    private const string Header = "prescriber_id;practice_id;municipality;list_size;month\n";
    private static readonly string[] Prescribers = ["", "hospital", "G1"];

    [Fact]
    public void WhereNoRowNamesAPractice_AGpsRowsAreOfThePracticeOfTheList() =>
        Assert.Equal("K1", PracticeOf("G1", Header + "G1;K1;0301;900;2023-01\n"));

    [Fact]
    public void OthersThanGps_HaveNoPractice() => Assert.Equal("", PracticeOf("hospital", Header + "G1;K1;0301;900;2023-01\n"));

    [Fact]
    public void OfSeveralPractices_TheOneOfTheNewestMonthCounts() =>
        Assert.Equal("K2", PracticeOf("G1", Header + "G1;K1;0301;1500;2023-01\nG1;K2;0301;900;2023-06\n"));

    [Fact]
    public void OfSeveralInTheSameMonth_TheLongestListCounts() =>
        Assert.Equal("K2", PracticeOf("G1", Header + "G1;K1;0301;400;2023-06\nG1;K2;0301;900;2023-06\n"));

    [Fact]
    public void OfEqualLists_TheFirstByIdCounts() =>
        Assert.Equal("K1", PracticeOf("G1", Header + "G1;K2;0301;900;2023-06\nG1;K1;0301;900;2023-06\n"));

    [Fact]
    public void WhereARowNamesAPractice_RowsWithoutOneHaveNone() =>
        Assert.Equal("", PracticeOf("G1", Header + "G1;K1;0301;900;2023-01\n", "K1"));

    /// <summary>The practice of a dispensing whose own practice is empty.</summary>
    private static string PracticeOf(string prescriber, string gpList, params string[] namedInRows)
    {
        using var directory = ReferenceDirectory.WithPopulation().With("gp_list.csv", gpList);
        var keys = new PracticeKeys(directory.Load(), ["", .. namedInRows], Prescribers);
        DispensedEvent[] events = [new(1, Array.IndexOf(Prescribers, prescriber), 0, 100, 0, 0, 0, 0)];
        keys.Complete(events);
        return keys.Names[events[0].Practice];
    }
}
