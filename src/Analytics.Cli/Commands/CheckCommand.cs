using System.CommandLine;
using Analytics.Cli.Configuration;
using Analytics.Cli.Display;
using Analytics.Extracts;

namespace Analytics.Cli.Commands;

/// <summary><c>skil check</c>: reads an extract and says what is wrong where, never what a row says.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("EXTRACT") { Description = "Files of the extract; patterns are allowed, and - is standard input.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string?>("--format")
        {
            Description = $"How the files are laid out: {string.Join(", ", ExtractFormat.BuiltIn)}, or a file. Found by the header if left out.",
            HelpName = "ID|FILE",
        };
        var command = new Command("check", "Reads an extract and says what is wrong where.") { files, format };
        command.SetAction(parsed =>
        {
            var sources = Sources(parsed.GetRequiredValue(files), parsed.GetValue(format), context.Terminal.OpenInput);
            var intake = context.Terminal.WithProgress(bars =>
                AnalyticsEngine.Check(sources, null, null, Environment.ProcessorCount, bars.ForAnalysis(), context.Cancellation));
            IntakeReport.Print(intake, context.Terminal);
            foreach (var stop in intake.Stops) context.Terminal.Complain(stop.Message);
            return intake.Stops.Count == 0 ? ExitCode.Done : ExitCode.Data;
        });
        return command;
    }

    private static List<ExtractSource> Sources(IEnumerable<string> patterns, string? format, Func<Stream> standardInput)
    {
        string here = Environment.CurrentDirectory;
        var chosen = format is null ? null : ExtractFormat.Load(format, here);
        return [.. patterns.SelectMany(pattern => Expand(pattern, here)).Distinct(StringComparer.Ordinal)
            .Select(path => ExtractFiles.ToSource(path, chosen, standardInput))];
    }

    private static IReadOnlyList<string> Expand(string pattern, string directory)
    {
        try
        {
            return ExtractFiles.Expand(pattern, directory);
        }
        catch (ExtractException)
        {
            throw CommandException.Usage($"{pattern}: matches no file; check the path.");
        }
    }
}
