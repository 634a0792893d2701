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
}
