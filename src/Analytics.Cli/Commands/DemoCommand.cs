using System.CommandLine;
using System.Globalization;
using Analytics.Cli.Configuration;
using Analytics.Cli.Output;
using Analytics.Reports;
using Analytics.Samples;
using Spectre.Console;

namespace Analytics.Cli.Commands;

/// <summary><c>skil demo</c>: the whole job in one go on people who do not exist.</summary>
internal static class DemoCommand
{
    // Enough municipalities for the 10th and 90th percentile among them, also where a few are withheld.
    private const long Rows = 4_000_000;
    private const ulong Seed = 1;
    private const string Watermark = "demo";

    public static Command Create(CommandContext context)
    {
        var output = new Option<string>("--out") { Description = "Directory to write to.", HelpName = "DIR", DefaultValueFactory = _ => "demo" };
        var rows = Options.Rows("Rows of the synthetic extract.");
        rows.DefaultValueFactory = _ => Rows;
        var languages = Options.Languages();
        var command = new Command("demo", "Does the whole job on synthetic data: extract, reports, figures.") { output, rows, languages };
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(languages) is { Length: > 0 } given ? given : ["nb"];
            return Run(context, Path.GetFullPath(parsed.GetRequiredValue(output)), parsed.GetValue(rows), words);
        });
        return command;
    }

    private static int Run(CommandContext context, string output, long rows, string[] languages)
    {
        string input = Path.Combine(output, "input");
        string release = Path.Combine(output, "reports");
        SampleCommand.Make(context, new SampleOptions(rows, Seed, input, Quirks: false));
        // Nobody reads two demos side by side.
        var configuration = RunConfigurationReader.Read(Path.Combine(input, "skil.json"), Purpose.Reports, context.Terminal.OpenInput) with { KeepsLedger = false };
        var options = new ReleaseOptions
        {
            Output = release,
            Kinds = Enum.GetValues<ReportKind>(),
            Languages = [.. languages.Distinct().Select(LanguageCodes.ToLanguage)],
            Also = Enum.GetValues<Companion>(),
            Watermark = Watermark,
            // Nobody is behind the letters, and a demo has the same bytes everywhere.
            Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
        };
        int code = ReleaseRun.Execute(configuration, options, context);
        if (!context.Terminal.Quiet) Summarise(context, release);
        return code;
    }

    private static void Summarise(CommandContext context, string release)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Reports", "PDF", "Figures (CSV)", "Where");
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            string word = ReportKinds.WordOf(kind);
            var (folder, files) = kind == ReportKind.National ? (release, word) : (Path.Combine(release, word), "*");
            table.AddRow(word, Count(folder, files + "*.pdf"), Count(folder, files + "*.csv"), Markup.Escape(Shortest(folder)));
        }
        context.Terminal.Print(table);
    }

    /// <summary>Relative where it lies below the working directory, else in full.</summary>
    private static string Shortest(string folder) =>
        Path.GetRelativePath(Environment.CurrentDirectory, folder) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;

    private static string Count(string folder, string pattern) =>
        (Directory.Exists(folder) ? Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Length : 0).ToString(CultureInfo.InvariantCulture);
}
