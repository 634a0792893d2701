using System.Text.RegularExpressions;
using Analytics.Release;

namespace Analytics.Core.Tests.Conventions;

/// <summary>What sources promise everywhere.</summary>
public class SourceTests
{
    [Fact]
    public void TheGate_IsCalledOnce_ForTheWholeRun() => Assert.Equal(
        ["AnalyticsEngine.Analyse"], CallSites.Of(typeof(DisclosureGate).GetMethod(nameof(DisclosureGate.Decide))!));

    [Fact]
    public void OnlyTheEngine_MakesAPublication() => Assert.Equal(
        ["AnalyticsEngine.Analyse"], CallSitesOfConstructor(typeof(Publication)));

    [Fact]
    public void NoSource_AsksTheHostForTimeOrCulture()
    {
        var banned = Banned().Where(name => !name.StartsWith("Console", StringComparison.Ordinal)).ToList();
        Assert.Contains(@"DateTime\.Now", banned);
        var pattern = new Regex($@"\b({string.Join('|', banned)})\b");
        Assert.All(Repository.Files("*.cs"), file => Assert.False(pattern.IsMatch(File.ReadAllText(file)), $"{file}: {pattern.Match(File.ReadAllText(file))} is banned"));
    }

    [Fact]
    public void NoLibrary_WritesToTheTerminal() => Assert.All(
        Repository.Files("*.cs").Where(file => !file.Contains("Analytics.Cli", StringComparison.Ordinal)),
        file => Assert.DoesNotMatch(@"\bConsole\.", File.ReadAllText(file)));

    [Fact]
    public void EveryLibrary_IsBuiltWithTheListOfBannedSymbols() => Assert.All(
        Repository.Files("*.csproj").Where(file => !file.EndsWith("Analytics.Cli.csproj", StringComparison.Ordinal)),
        file => Assert.Contains("BannedApiAnalyzers", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void NoSource_SilencesAWarningAboutABannedSymbol() => Assert.All(
        Repository.Files("*.cs"), file => Assert.DoesNotContain("RS0030", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void NoSource_IsLong() => Assert.All(
        Repository.Files("*.cs"), file => Assert.True(File.ReadLines(file).Count() < 400, $"{file} has 400 lines or more: split it"));

    [Fact]
    public void NoSource_IsAStub() => Assert.All(
        Repository.Files("*.cs"), file => Assert.DoesNotMatch(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b", File.ReadAllText(file)));

    /// <summary>The last two parts of each banned name, as patterns.</summary>
    private static IEnumerable<string> Banned() => File.ReadLines(Path.Combine(Repository.Root, "BannedSymbols.txt"))
        .Select(line => Regex.Escape(string.Join('.', line.Split(';')[0].Split(':')[1].Split('.')[^(line[0] == 'T' ? 1 : 2)..])));

    private static IReadOnlyList<string> CallSitesOfConstructor(Type type) =>
        CallSites.Of(type.GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).Single());
}
