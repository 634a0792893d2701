using Analytics.Cli.Display;
using Spectre.Console;

namespace Analytics.Cli.Tests;

public class HowFarColumnTests
{
    [Fact]
    public void AKnownWhole_ShowsAShare() =>
        Assert.Equal("25 %", HowFarColumn.Describe(new ProgressTask(0, "Reading", 400) { Value = 100 }));

    [Fact]
    public void AnUnknownWhole_ShowsAmountAndRate_AndNoShare() =>
        Assert.Matches("^1,234 MB, [0-9,]+ MB/s$", HowFarColumn.Describe(new ProgressTask(0, "Reading", double.MaxValue) { IsIndeterminate = true, Value = 1_234_000_000 }));

    /// <summary>The rate comes with the second report that is seen.</summary>
    [Fact]
    public void Reports_ShowHowFast()
    {
        var task = HowFarColumn.OfReports(new ProgressTask(0, "Writing reports", 400));
        Assert.Equal("0 %", HowFarColumn.Describe(task));
        task.StartTask();
        foreach (int done in (int[])[40, 100])
        {
            Thread.Sleep(20);
            task.Value = done;
        }
        Assert.Matches("^25 %, [0-9,]+ reports/s$", HowFarColumn.Describe(task));
    }
}
