using System.Globalization;
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

    [Theory]
    [InlineData("2023-02-28", "K1")]
    [InlineData("2023-05-31", "K1")]
    [InlineData("2023-06-01", "K2")]
    [InlineData("2024-01-01", "K2")]
    public void OfSeveralPractices_TheOneOfTheLastMonthThatHasBegunCounts(string day, string practice) =>
        Assert.Equal(practice, PracticeOf("G1", Header + "G1;K2;0301;900;2023-06\nG1;K1;0301;1500;2023-03\n", day));

    [Fact]
    public void OfSeveralInTheSameMonth_TheLongestListCounts() =>
        Assert.Equal("K2", PracticeOf("G1", Header + "G1;K1;0301;400;2023-06\nG1;K2;0301;900;2023-06\n"));

    [Fact]
    public void OfEqualLists_TheFirstByIdCounts() =>
        Assert.Equal("K1", PracticeOf("G1", Header + "G1;K2;0301;900;2023-06\nG1;K1;0301;900;2023-06\n"));

    [Fact]
    public void WhereARowNamesAPractice_RowsWithoutOneHaveNone() =>
        Assert.Equal("", PracticeOf("G1", Header + "G1;K1;0301;900;2023-01\n", namedInRows: "K1"));

    /// <summary>The practice of a dispensing whose own practice is empty.</summary>
    private static string PracticeOf(string prescriber, string gpList, string day = "2023-06-15", params string[] namedInRows)
    {
        using var directory = ReferenceDirectory.WithPopulation().With("gp_list.csv", gpList);
        var keys = new PracticeKeys(directory.Load(), ["", .. namedInRows], Prescribers, new(2023, 1, 1), null);
        DispensedEvent[] events = [new(1, Array.IndexOf(Prescribers, prescriber), 0, 100, (ushort)(DateOnly.Parse(day, CultureInfo.InvariantCulture).DayNumber - new DateOnly(2023, 1, 1).DayNumber), 0, 0, default)];
        keys.Complete(events);
        return keys.Names[events[0].Practice];
    }
}
