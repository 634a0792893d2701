using System.CommandLine;
using System.Globalization;
using System.Numerics;
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

    /// <summary>How much to make.</summary>
    public static Option<long> Rows(string description) => Whole("--rows", "N", description, least: 1L);

    /// <summary>How much memory a run should stay within, in bytes; null where the user leaves it to us.</summary>
    public static Option<long?> Memory() => new("--memory")
    {
        Description = "Memory to stay within; more patients than have room go to disk beside the output meanwhile. Default: three quarters of the machine's.",
        HelpName = "SIZE",
        CustomParser = result =>
        {
            if (MemorySize.TryParse(result.Tokens[0].Value, out long bytes)) return bytes;
            result.AddError($"--memory: is not a size of at least {MemorySize.Least}; write for example 4GB or 800MB.");
            return null;
        },
    };

    public static Option<ulong> Seed() => Whole("--seed", "S", "The same seed gives the same bytes.", least: 0UL);

    /// <summary>A whole number, refused in our own words: the parser's name a type of the program.</summary>
    private static Option<T> Whole<T>(string name, string helpName, string description, T least) where T : struct, IBinaryInteger<T>, IMinMaxValue<T> => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out T number) && number >= least) return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: is not a whole number from {least} to {T.MaxValue}; correct the number."));
            return default;
        },
    };

    /// <summary>The entries of a list that is separated by commas, or repeated, or both.</summary>
    /// <exception cref="CommandException">It is there and names nothing: nobody means to have everything, or nothing, by that.</exception>
    public static IReadOnlyList<string> Entries(string option, string[]? values)
    {
        if (values is null or []) return [];
        string[] entries = [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        return entries.Length > 0 ? entries : throw CommandException.Usage($"{option}: names nothing; name reports, or leave the option out.");
    }
}
