using System.Text.RegularExpressions;
using Analytics.Measures;
using Analytics.Reports.Pdf;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Texts;

public sealed partial class ReportTextsTests
{
    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryKey_IsInEveryLanguage(Language language) =>
        Assert.Equal(ReportTexts.In(Language.Nb).Keys.Order(StringComparer.Ordinal), ReportTexts.In(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryText_HasTheSameBlanksAndBoldRuns_InEveryLanguage(Language language) => Assert.All(ReportTexts.In(Language.Nb).Keys, key =>
    {
        Assert.Equal(Blanks(ReportTexts.In(Language.Nb)[key]), Blanks(ReportTexts.In(language)[key]));
        Assert.Equal(0, ReportTexts.In(language)[key].Split("**").Length % 2 - 1);
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryCharacter_IsInTheFont(Language language) => Assert.All(ReportTexts.In(language).Keys, key =>
        Assert.Equal(ReportTexts.In(language)[key], FontSet.Shared.Settable(ReportTexts.In(language)[key])));

    [Fact]
    public void EveryKeyNamedInTheSources_Exists()
    {
        var texts = ReportTexts.In(Language.Nb);
        string[] named =
        [
            .. Repository.SourcesOf(Repository.Reports).Select(File.ReadAllText)
                .SelectMany(source => NamedKey().Matches(source).Select(match => match.Groups[1].Value)).Distinct(),
        ];

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(texts.Has(key), $"No text '{key}'."));
    }

    [Fact]
    public void EveryNeedOfAMeasure_HasAName() =>
        Assert.All(Enum.GetNames<DataNeed>(), need => Assert.True(ReportTexts.In(Language.Nb).Has("need." + need), $"No text 'need.{need}'."));

    [Fact]
    public void AValue_IsNotReadAgain() =>
        Assert.Equal("Praksisprofil · **{name}**", ReportTexts.In(Language.Nb).With("practice.header", ("name", "**{name}**")));

    [Fact]
    public void AMissingKey_IsADefect() =>
        Assert.Throws<KeyNotFoundException>(() => ReportTexts.In(Language.Nb)["no.such.key"]);

    private static IEnumerable<string> Blanks(string text) => Blank().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Blank();

    /// <summary>A whole key between quotes, not the beginning of one.</summary>
    [GeneratedRegex("""(?:[tT]exts\[|[tT]exts\.With\(|[tT]exts\.Rich\()"([a-zA-Z0-9.]+[a-zA-Z0-9])"(?=[\],)])""")]
    private static partial Regex NamedKey();
}
