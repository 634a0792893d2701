using Analytics.Reference;
using Analytics.Release;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release;

/// <summary>Lists and places by age and sex: nobody stands in a small group, and nothing is left out that would be told by subtraction.</summary>
public class AgeStructureTests
{
    private const int Cells = 2 * AgeBand.Count;
    private static readonly DisclosurePolicy Policy = new() { FewestPatients = 5 };

    /// <summary>Lists with many small groups.</summary>
    private static readonly Gen<int[]> AnyList =
        from most in Gen.Elements(2, 6, 20, 200)
        from people in Gen.Choose(0, most).ArrayOf(Cells)
        select people;

    [Property(MaxTest = 300)]
    public Property EveryGroup_HasTheFewestOfEachSex_AndAllTogetherAreTheList() => Prop.ForAll(AnyList.ToArbitrary(), Gen.Elements<int[]>([], [65], [65, 75]).ToArbitrary(), (people, ages) =>
    {
        if (AgeStructure.Of(people, people, ages, Policy) is not { } structure) return true;
        var sides = structure.Groups.SelectMany(group => new[] { group.Men, group.Women }).Select(side => Number(side.People)).ToList();
        bool isWhole = structure.Groups[0].FromAge == 0 && structure.Groups[^1].ToAge is null && structure.Groups.Zip(structure.Groups.Skip(1), (one, next) => one.ToAge + 1 == next.FromAge).All(follows => follows);
        bool isCut = ages.All(age => structure.Groups.Any(group => group.FromAge == age));
        return sides.All(side => side >= 5) && sides.Sum() == people.Sum() && isWhole && isCut && structure.Groups.Sum(group => group.FiveYears) == AgeBand.Count;
    });

    [Fact]
    public void ALargeList_KeepsItsNineteenGroups_AndSaysHowManyAreOld()
    {
        int[] people = [.. Enumerable.Repeat(10, Cells)], whole = [.. Enumerable.Repeat(1000, Cells)];
        var structure = AgeStructure.Of(people, whole, [65, 75], Policy)!;
        Assert.Equal(AgeBand.Count, structure.Groups.Count);
        Assert.Equal((2.6m, 31.6m, 31.6m), (Number(structure.Groups[3].Men.OfWhole), Number(structure.OldPercent), Number(structure.OldPercentOfWhole)));
    }

    /// <summary>A tenth of a percent of few people is one of them.</summary>
    [Theory]
    [InlineData(260, false)]
    [InlineData(270, true)]
    public void TheWhole_StandsBesideOnly_WhereRoundingHidesAnyone(int inEach, bool expected)
    {
        int[] people = [.. Enumerable.Repeat(10, Cells)], whole = [.. Enumerable.Repeat(inEach, Cells)];
        var structure = AgeStructure.Of(people, whole, [], Policy)!;
        Assert.Equal(expected, structure.HasWhole);
        Assert.All(structure.Groups, group => Assert.Equal(expected, group.Women.OfWhole.Match(_ => true, _ => false)));
    }

    [Fact]
    public void AList_WithHardlyAnyOld_IsNotShown_RatherThanCutByTheDenominatorOfAMeasure()
    {
        int[] people = [.. Enumerable.Range(0, Cells).Select(i => i % AgeBand.Count < 13 ? 40 : 0)];
        people[PopulationTable.Index(2, 14)] = 30;
        Assert.Null(AgeStructure.Of(people, people, [65], Policy));
        var together = AgeStructure.Of(people, people, [], Policy)!.Groups[^1];
        Assert.Equal((60, null, 7), (together.FromAge, together.ToAge, together.FiveYears));
    }

    private static T Number<T>(Published<T> value) => value.Match(number => number, _ => throw new InvalidOperationException("Not shown."));
}
