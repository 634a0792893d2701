using System.CommandLine;
using System.Globalization;
using Analytics.Cli.Display;
using Analytics.Cli.Output;

namespace Analytics.Cli.Commands;

/// <summary><c>skil prepare</c>: checks an extract and writes what was kept of it as Parquet, of which a run reads only what its measures need.</summary>
internal static class PrepareCommand
{
    public static Command Create(CommandContext context)
    {
        var extract = new ExtractArguments(context);
        var output = new Option<string>("--out") { Description = "New directory for the copy, which holds persons' data and is for you only.", HelpName = "DIR", Required = true };
        var command = new Command("prepare", "Checks an extract and writes a columnar copy that runs can read instead.");
        extract.AddTo(command);
        command.Add(output);
        command.SetAction(parsed =>
        {
            string directory = parsed.GetRequiredValue(output);
            PreparedOutput.RequireFree(directory);
            OutputDirectory.RequireWritable(directory);
            var sources = extract.Sources(parsed);
            var intake = context.Terminal.WithProgress(bars => PreparedOutput.Fill(directory, half =>
            {
                var read = AnalyticsEngine.Prepare(sources, half, 0, bars.ForAnalysis(), context.Cancellation);
                return (read, read.Stops.Count == 0);
            }));
            int code = IntakeReport.Tell(intake, context.Terminal);
            if (code == ExitCode.Done)
                context.Terminal.Remark(string.Create(CultureInfo.InvariantCulture, $"Wrote {intake.Kept:N0} rows to {directory}; name it as \"files\" in skil.json, and keep it as safe as the extract."));
            return code;
        });
        return command;
    }
}
