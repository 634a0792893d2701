using Analytics.Measures;

namespace Analytics.Cli.Tests.Commands;

public class MeasuresCommandTests
{
    [Theory]
    [InlineData("did.opi", "nb")]
    [InlineData("opi.persistent.wide", "en")]
    [InlineData("opi.bzdz.quarter", "da")]
    [InlineData("top.users", "en")]
    [InlineData("ab.multi.3", "nb")]
    [InlineData("start.own.continued90.opi", "da")]
    public void Explain_SaysWhatAMeasureIs(string id, string language)
    {
        var skil = Skil.Run("measures", "explain", id, "--language", language);
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Snapshot.Matches($"measures-explain-{id}.{language}.txt", skil.Output);
    }

    [Theory]
    [InlineData("nb")]
    [InlineData("da")]
    [InlineData("en")]
    public void Explain_FitsEveryMeasureIntoATerminal(string language) => Assert.All(MeasureCatalogue.BuiltIn.Measures, measure =>
    {
        var skil = Skil.Run("measures", "explain", measure.Id, "--language", language);
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Assert.Contains($"  {measure.Example!.Year}, ", skil.Output, StringComparison.Ordinal);
        Assert.All(skil.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    });

    [Fact]
    public void List_NamesEveryMeasureWithItsPacks()
    {
        var skil = Skil.Run("measures", "list", "--language", "en");
        Assert.All(MeasureCatalogue.BuiltIn.Measures, measure => Assert.Contains($"  {measure.Id} ", skil.Output, StringComparison.Ordinal));
        Assert.Contains("opioids-kaph, vlm", skil.Output, StringComparison.Ordinal);
    }

    /// <summary>The examples are computed by another way in the tests of the catalogue.</summary>
    [Fact]
    public void Test_FindsEveryWorkedExampleRight()
    {
        var skil = Skil.Run("measures", "test");
        Assert.Equal("", skil.Errors);
        Assert.Equal((ExitCode.Done, "123 worked examples give what their files say.\n"), (skil.ExitCode, skil.Output));
    }
}
