using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class GoalProgressTests
{
    private static readonly DateOnly Set = new(2025, 1, 1), Due = new(2025, 12, 31);

    /// <summary>From 40 down to 30, half of the time gone on 2 July.</summary>
    [Theory]
    [InlineData(35, GoalStatus.OnTrack, 0.5)]
    [InlineData(34, GoalStatus.OnTrack, 0.6)]
    [InlineData(36, GoalStatus.Behind, 0.4)]
    [InlineData(40, GoalStatus.NotMoving, 0)]
    [InlineData(42, GoalStatus.NotMoving, -0.2)]
    [InlineData(30, GoalStatus.Reached, 1)]
    [InlineData(28, GoalStatus.Reached, 1.2)]
    public void Progress_IsTheShareOfTheWay(int value, GoalStatus status, double share)
    {
        var progress = GoalProgress.Of(value, 40, 30, Set, Due, new(2025, 7, 2));
        Assert.Equal((status, share), (progress.Status, progress.Share!.Value));
    }

    [Fact]
    public void AGoal_IsOverdueFromTheDayAfter()
    {
        Assert.Equal(GoalStatus.Behind, GoalProgress.Of(31, 40, 30, Set, Due, Due).Status);
        Assert.Equal(GoalStatus.Overdue, GoalProgress.Of(31, 40, 30, Set, Due, Due.AddDays(1)).Status);
        Assert.Equal(GoalStatus.Reached, GoalProgress.Of(30, 40, 30, Set, Due, Due.AddDays(1)).Status);
    }

    [Fact]
    public void WithoutBaselineOrValue_NothingIsMeasured()
    {
        Assert.Equal((GoalStatus.NotMeasured, null), GoalProgress.Of(null, 40, 30, Set, Due, Set) is var value ? (value.Status, value.Share) : default);
        Assert.Equal(GoalStatus.NotMeasured, GoalProgress.Of(35, null, 30, Set, Due, Set).Status);
    }

    /// <summary>A goal of less and a goal of more are mirror images.</summary>
    [Property]
    public void AMirroredGoal_HasTheSameProgress(short value, short baseline, short target, byte day)
    {
        if (baseline == target) return;
        var today = Set.AddDays(day * 2);
        Assert.Equal(GoalProgress.Of(value, baseline, target, Set, Due, today), GoalProgress.Of(-value, -baseline, -target, Set, Due, today));
    }

    [Fact]
    public void AGoalThatIsNone_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => GoalProgress.Of(35, 30, 30, Set, Due, Set));
        Assert.Throws<ArgumentException>(() => GoalProgress.Of(35, 40, 30, Set, Set, Set));
    }
}
