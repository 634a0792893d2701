using System.CommandLine;
using System.Globalization;
using Analytics.Cli.Configuration;
using Analytics.Cli.Output;
using Analytics.Readiness;

namespace Analytics.Cli.Commands;

/// <summary><c>skil readiness</c>: who lacks data or consent before a meeting, and which municipal reports are due. For the coordinator alone.</summary>
internal static class ReadinessCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("skil.json") { Description = "The configuration; relative paths in it are relative to it." };
        var output = new Option<string>("--out") { Description = "Directory for readiness.csv and due.csv; never one with a release.", HelpName = "DIR", Required = true };
        var on = new Option<DateOnly?>("--on")
        {
            Description = "Day of asking; the date of the configuration unless given.",
            HelpName = "yyyy-MM-dd",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
                result.AddError($"--on: expected a day as yyyy-MM-dd, but found '{result.Tokens[0].Value}'");
                return null;
            },
        };
        var command = new Command("readiness", "Lists who lacks data or consent before the next meeting, and which municipal reports are due.") { file, output, on };
        command.SetAction(parsed =>
        {
            var configuration = RunConfigurationReader.Read(parsed.GetRequiredValue(file), Purpose.CrossChecks, context.Terminal.OpenInput);
            return Write(context, configuration, Path.GetFullPath(parsed.GetRequiredValue(output)), parsed.GetValue(on) ?? configuration.Date);
        });
        return command;
    }

    private static int Write(CommandContext context, RunConfiguration configuration, string output, DateOnly day)
    {
        TallyDirectory.RequireNoRelease(output);
        OutputDirectory.RequireWritable(output);
        var request = AnalysisRequests.Of(configuration, output, memory: null);
        var (practices, reports) = context.Terminal.WithProgress(bars => AnalyticsEngine.Readiness(request, day, bars.ForAnalysis(), context.Cancellation));
        OutputDirectory.Create(output, Access.Owner);
        var made = Manifest.Read(configuration.Output);
        AtomicFile.WriteText(Path.Combine(output, "readiness.csv"), Access.Owner, Lines(ReadinessLine.PracticesHeader,
            practices.Select(one => ReadinessLine.Of(one, day))));
        AtomicFile.WriteText(Path.Combine(output, "due.csv"), Access.Owner, Lines(ReadinessLine.ReportsHeader, reports.Select(one => ReadinessLine.Of(one, day, StatusOf(one, day, made)))));

        int lacking = practices.Count(one => one.Status != ReadinessStatus.Complete);
        context.Terminal.Remark(string.Create(CultureInfo.InvariantCulture, $"{lacking} of {practices.Count} practices lack data or consent for their next meeting; {practices.Count(one => ReadinessLine.ReminderOn(one, day).Length > 0)} are to be reminded on {Text(day)}."));
        foreach (var late in reports.Where(one => StatusOf(one, day, made) == "overdue"))
            context.Terminal.Remark($"Overdue since {Text(late.Due)}: the municipal report after the seminar of {late.GroupName} on {Text(late.Seminar)}.");
        return ExitCode.Done;
    }

    /// <summary>Delivered where the configured output holds municipal reports dated after the seminar and in time.</summary>
    private static string StatusOf(ReportDue one, DateOnly day, Manifest? made) =>
        made is not null && made.Files.Any(file => file.Path.StartsWith("municipal/", StringComparison.Ordinal) && file.Path.EndsWith(".pdf", StringComparison.Ordinal))
            && string.CompareOrdinal(made.Date, Text(one.Seminar)) >= 0 && string.CompareOrdinal(made.Date, Text(one.Due)) <= 0 ? "delivered"
        : day > one.Due ? "overdue" : "due";

    private static string Lines(string header, IEnumerable<string> lines) => string.Concat(lines.Prepend(header).Select(line => line + "\n"));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
