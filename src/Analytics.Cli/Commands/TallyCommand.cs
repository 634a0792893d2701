using System.CommandLine;
using Analytics.Cli.Configuration;
using Analytics.Cli.Display;
using Analytics.Cli.Output;

namespace Analytics.Cli.Commands;

/// <summary><c>skil tally</c>: internal figures, for the data controller's own check.</summary>
internal static class TallyCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("skil.json") { Description = "The configuration; relative paths in it are relative to it." };
        var output = new Option<string>("--out") { Description = "Directory for the internal figures; never one with a release.", HelpName = "DIR", Required = true };
        var memory = Options.Memory();
        var command = new Command("tally", "Writes internal, unreleased figures that only their owner can read.") { file, output, memory };
        command.SetAction(parsed =>
        {
            Write(context, RunConfigurationReader.Read(parsed.GetRequiredValue(file), Purpose.CrossChecks, context.Terminal.OpenInput), parsed.GetRequiredValue(output), parsed.GetValue(memory));
            context.Terminal.Remark($"Wrote internal figures to {parsed.GetValue(output)}; they are not protected, so do not pass them on.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandContext context, RunConfiguration configuration, string output, long? memory)
    {
        TallyDirectory.RequireNoRelease(output);
        OutputDirectory.RequireWritable(output);
        var request = AnalysisRequests.Of(configuration, output, memory);
        var intake = context.Terminal.WithProgress(bars =>
            TallyDirectory.Fill(output, half => AnalyticsEngine.WriteTally(request, half, bars.ForAnalysis(), context.Cancellation)));
        IntakeReport.Remark(intake, context.Terminal);
    }
}
