using System.CommandLine;
using Analytics.Cli.Configuration;
using Analytics.Cli.Output;
using Analytics.Prescribing;
using Analytics.Reports;

namespace Analytics.Cli.Commands;

/// <summary><c>skil run</c>: the batch job from extract to reports.</summary>
internal static class RunCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("skil.json") { Description = "The configuration; relative paths in it are relative to it." };
        var output = new Option<string?>("--out") { Description = "Directory to write to, instead of the configured one.", HelpName = "DIR" };
        var reports = new Option<string[]>("--reports") { Description = $"Report kinds: {string.Join(", ", ReportKinds.Words)}.", HelpName = "KIND,…" };
        var only = new Option<string[]>("--only") { Description = "Only these reports, such as municipal:0301.", HelpName = "KIND:ID,…" };
        var languages = Options.Languages();
        var resume = new Option<bool>("--resume") { Description = "Leaves alone what an earlier run of the same figures has finished." };
        var memory = Options.Memory();
        var pdfa = new Option<string>("--pdfa") { Description = "Form of PDF/A: 2a, or 1b for archives whose rules name part 1.", HelpName = "2a|1b", DefaultValueFactory = _ => "2a" };
        pdfa.AcceptOnlyFromAmong(ArchiveForms.Words);
        var command = new Command("run", "Makes reports, figures and a manifest from an extract.") { file, output, reports, only, languages, pdfa, resume, memory };
        command.SetAction(parsed =>
        {
            var configuration = RunConfigurationReader.Read(parsed.GetRequiredValue(file), Purpose.Reports, context.Terminal.OpenInput);
            var words = parsed.GetValue(languages) ?? [];
            var options = new ReleaseOptions
            {
                Output = parsed.GetValue(output) is { } given ? Path.GetFullPath(given) : configuration.Output,
                Kinds = parsed.GetValue(reports) is { Length: > 0 } kinds ? ToKinds(Options.Entries("--reports", kinds)) : configuration.Reports,
                Only = ToSelections(Options.Entries("--only", parsed.GetValue(only))),
                Languages = words.Length > 0 ? [.. words.Distinct().Select(LanguageCodes.ToLanguage)] : configuration.Languages,
                Also = configuration.Also,
                Archive = ArchiveForms.Of(parsed.GetRequiredValue(pdfa)),
                Resume = parsed.GetValue(resume),
                Memory = parsed.GetValue(memory),
            };
            if (!configuration.KeepsLedger) context.Terminal.Remark("The configuration names no ledger, so this release is not held against others of the same periods.");
            return ReleaseRun.Execute(configuration, options, context);
        });
        return command;
    }

    private static List<ReportKind> ToKinds(IReadOnlyList<string> words)
    {
        var kinds = new List<ReportKind>();
        var faults = new List<string>();
        foreach (string word in words)
        {
            if (ReportKinds.Find(word, out string problem, out string remedy) is { } kind) kinds.Add(kind);
            else faults.Add($"--reports: {problem}; {remedy}.");
        }
        return faults.Count == 0 ? kinds : throw CommandException.Usage(faults);
    }

    private static List<ReportSelection> ToSelections(IReadOnlyList<string> entries)
    {
        var selections = new List<ReportSelection>();
        var faults = new List<string>();
        foreach (string entry in entries)
        {
            int colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (entry == ReportKinds.WordOf(ReportKind.National))
                selections.Add(new ReportSelection(ReportKind.National, ReleaseDirectory.TheNation));
            else if (colon <= 0 || colon == entry.Length - 1)
                faults.Add($"--only {entry}: is not of the form KIND:ID; write for example municipal:0301.");
            else if (ReportKinds.Find(entry[..colon], out string problem, out string remedy) is not { } kind)
                faults.Add($"--only {entry}: {problem}; {remedy}.");
            else if (kind == ReportKind.Municipal && !MunicipalityCode.TryParse(entry[(colon + 1)..], out _))
                faults.Add($"--only {entry}: is not the code of a municipality; write its digits, as in municipal:0301.");
            else
                selections.Add(new ReportSelection(kind, entry[(colon + 1)..]));
        }
        return faults.Count == 0 ? selections : throw CommandException.Usage(faults);
    }
}
