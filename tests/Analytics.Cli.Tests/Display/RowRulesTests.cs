using Analytics.Cli.Display;
using Analytics.Extracts;

namespace Analytics.Cli.Tests.Display;

public class RowRulesTests
{
    [Fact]
    public void EveryRule_HasWordsOfItsOwn() =>
        Assert.Distinct(Enum.GetValues<RowRule>().Select(RowRules.Describe));
}
