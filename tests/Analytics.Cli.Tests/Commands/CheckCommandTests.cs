namespace Analytics.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ACleanExtract_IsSaidToBeClean()
    {
        var skil = Skil.Run("check", _world.In("extract/*.csv"));
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Assert.Contains("No row breaks a rule.", skil.Output, StringComparison.Ordinal);
        Assert.Contains("2,400", skil.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_AreNamedByRuleAndPlaceAndNeverByValue()
    {
        string[] lines = File.ReadAllLines(_world.In("extract/2023.csv"));
        lines[10] = lines[10].Replace("2023-", "23-13-", StringComparison.Ordinal);
        lines[20] += ";one too many";
        lines[30] = lines[30].Replace(";N0", ";Secret0", StringComparison.Ordinal);
        File.WriteAllLines(_world.In("extract/2023.csv"), lines);

        var skil = Skil.Run("check", _world.In("extract"), "--format", "skil");

        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Assert.Contains("date is not a date", skil.Output, StringComparison.Ordinal);
        Assert.Contains("2023.csv line 11 (dispensed_date)", skil.Output, StringComparison.Ordinal);
        Assert.Contains("wrong number of columns", skil.Output, StringComparison.Ordinal);
        Assert.Contains("ATC not of the form A00AA00", skil.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", skil.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("23-13-", skil.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyFaults_AreShownAndThenRefused()
    {
        string text = File.ReadAllText(_world.In("extract/2023.csv"));
        _world.Write("extract/2023.csv", text.Replace(";2023-06-", ";2023-66-", StringComparison.Ordinal));
        var skil = Skil.Run("check", _world.In("extract/2023.csv"));
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Contains("date is not a date", skil.Output, StringComparison.Ordinal);
        Assert.Single(skil.Sentences);
    }
}
