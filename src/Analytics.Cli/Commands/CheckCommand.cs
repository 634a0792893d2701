using System.CommandLine;
using Analytics.Cli.Display;

namespace Analytics.Cli.Commands;

/// <summary><c>skil check</c>: reads an extract and says what is wrong where, never what a row says.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var extract = new ExtractArguments(context);
        var command = new Command("check", "Reads an extract and says what is wrong where.");
        extract.AddTo(command);
        command.SetAction(parsed =>
        {
            var sources = extract.Sources(parsed);
            var intake = context.Terminal.WithProgress(bars =>
                AnalyticsEngine.Check(sources, null, null, Environment.ProcessorCount, bars.ForAnalysis(), context.Cancellation));
            return IntakeReport.Tell(intake, context.Terminal);
        });
        return command;
    }
}
