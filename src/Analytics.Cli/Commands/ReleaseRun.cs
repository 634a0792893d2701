using System.Globalization;
using Analytics.Cli.Configuration;
using Analytics.Cli.Display;
using Analytics.Cli.Output;
using Analytics.Extracts;
using Analytics.Reference;
using Analytics.Reports;

namespace Analytics.Cli.Commands;

/// <summary>From a configuration to a directory of reports: what <c>run</c> and <c>demo</c> have in common.</summary>
internal static class ReleaseRun
{
    public static int Execute(RunConfiguration configuration, ReleaseOptions options, CommandContext context)
    {
        TallyDirectory.RequireNone(options.Output);
        OutputDirectory.RequireWritable(options.Output);
        ReleaseDirectory.DeleteHalves(options.Output);
        var request = AnalysisRequests.Of(configuration, options.Output, options.Memory);
        if (options.Makes(ReportKind.Cluster) && request.Reference.Groups.Any(group => group.Kind is GroupKind.Cluster or GroupKind.Group))
            request = request with { PseudonymSecret = options.Secret ?? BatchSecrets.Of(configuration) };
        if (configuration.KeepsLedger)
        {
            OutputDirectory.RequireWritable(Path.GetDirectoryName(configuration.Ledger)!);
            request = request with { Earlier = ReleaseLedger.Before(configuration.Ledger, configuration.Batch) };
        }
        IReadOnlyList<ManifestFailure> notMade = [];
        IntakeSummary? intake = null;
        var (failures, written) = context.Terminal.WithProgress(bars =>
        {
            var result = AnalyticsEngine.Analyse(request, bars.ForAnalysis(), context.Cancellation);
            var release = new ReleaseDirectory(options, result.Publication);
            (notMade, intake) = (release.PassOver(), result.Intake);
            if (configuration.KeepsLedger) ReleaseLedger.Enter(configuration.Ledger, configuration.Date, result.ForLedger);
            OutputDirectory.Create(options.Output, Access.Usual);
            StewardFolder.Write(options.Output, result, InputFiles.Of(configuration, context.Cancellation));
            return release.Write(bars.ForReports(), context.Cancellation);
        });
        context.Terminal.Remark(string.Create(CultureInfo.InvariantCulture, $"Wrote {written} files to {options.Output}; {Manifest.FileName} lists all that belong to the release."));
        foreach (var kind in notMade) context.Terminal.Remark($"No {kind.Path} reports: this kind {kind.Reason}.");
        IntakeReport.Remark(intake!, context.Terminal);
        foreach (var failure in failures)
            context.Terminal.Complain($"{failure.Path}: was not written ({failure.Reason}); run again with --resume once the cause is gone.");
        return failures.Count == 0 ? ExitCode.Done : ExitCode.Partly;
    }
}
