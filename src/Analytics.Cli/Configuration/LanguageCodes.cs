using Analytics.Measures;

namespace Analytics.Cli.Configuration;

/// <summary>Languages by the codes that people write and files are named with.</summary>
internal static class LanguageCodes
{
    public static string[] All { get; } = [.. Enum.GetValues<Language>().Select(Of)];

    public static string Of(Language language) => language switch
    {
        Language.Nb => "nb",
        Language.Da => "da",
        Language.En => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <param name="code">One of <see cref="All"/>.</param>
    public static Language ToLanguage(string code) => Enum.GetValues<Language>().Single(language => Of(language) == code);
}
