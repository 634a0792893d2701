using System.CommandLine;
using Analytics.Cli.Configuration;

namespace Analytics.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    /// <summary>One language.</summary>
    public static Option<string> Language()
    {
        var option = new Option<string>("--language") { Description = "Language: nb, da or en.", HelpName = "nb|da|en", DefaultValueFactory = _ => "nb" };
        return option.AcceptOnlyFromAmong(LanguageCodes.All);
    }

    /// <summary>One or more languages, the option repeated.</summary>
    public static Option<string[]> Languages()
    {
        var option = new Option<string[]>("--language") { Description = "Language: nb, da or en; can be repeated.", HelpName = "nb|da|en" };
        return option.AcceptOnlyFromAmong(LanguageCodes.All);
    }

    /// <summary>The entries of a list that is separated by commas, or repeated, or both.</summary>
    public static IReadOnlyList<string> Entries(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
