using System.CommandLine;
using System.Globalization;
using Analytics.Audit;
using Analytics.Cli.Configuration;
using Analytics.Cli.Output;
using Analytics.Release;

namespace Analytics.Cli.Commands;

/// <summary><c>skil audit</c>: attacks a finished release with its own files and says what could be learned.</summary>
internal static class AuditCommand
{
    private const int MostNamed = 20;

    public static Command Create(CommandContext context)
    {
        var directory = new Argument<string>("DIR") { Description = "The output of a run." };
        var earlier = new Option<string[]>("--earlier") { Description = "The output of a run before it, whose documents readers still have; can be repeated, from the oldest.", HelpName = "DIR" };
        var policy = new Option<string?>("--policy") { Description = "How close is too close: the keys of \"policy\" in skil.json.", HelpName = "FILE" };
        var tables = new Option<string?>("--tables") { Description = "Also writes the release as linked tables for another attacker, with what is withheld: for you only.", HelpName = "DIR" };
        var command = new Command("audit", "Attacks a finished release as an outsider and as each practice, and says what could be learned.") { directory, earlier, policy, tables };
        command.SetAction(parsed =>
        {
            var limits = parsed.GetValue(policy) is { } path ? PolicyReader.ReadFile(path) : new DisclosurePolicy();
            var audit = ReleaseAudit.Of(parsed.GetRequiredValue(directory), parsed.GetValue(earlier) ?? [], limits, context.Cancellation);
            Tell(audit, context, isAlone: parsed.GetValue(earlier) is not { Length: > 0 });
            if (parsed.GetValue(tables) is { } into)
            {
                OutputDirectory.Create(into, Access.Owner);
                int written = ReleaseTables.Write(parsed.GetRequiredValue(directory), limits, into).Count;
                context.Terminal.Print(string.Create(CultureInfo.InvariantCulture, $"Wrote {written} table sets and what is withheld of each to {into}."));
            }
            return audit.Findings.Any(IsBroken) ? ExitCode.Privacy : ExitCode.Done;
        });
        return command;
    }

    /// <summary>What the release promises. Of a whole county, or amounts that a practice sees most of, it is that they are not known exactly.</summary>
    private static bool IsBroken(AuditFinding finding) =>
        finding.Learned != Learned.Closely || finding.IsCount || (finding.Reader is null && finding.Level is not "county");

    private static bool IsOfMembers(AuditFinding finding) => finding.Level == "cluster";

    private static void Tell(ReleaseAudit audit, CommandContext context, bool isAlone)
    {
        void Say(FormattableString line) => context.Terminal.Print(line.ToString(CultureInfo.InvariantCulture));
        Say($"{audit.Shown:N0} numbers shown, {audit.Withheld:N0} withheld.");
        TellOf("Whoever has all documents", [.. audit.Findings.Where(finding => finding.Reader is null && !IsOfMembers(finding))]);
        if (audit.Readers > 0) TellOf(string.Create(CultureInfo.InvariantCulture, $"Each of {audit.Readers:N0} practices, with what it has seen itself,"), [.. audit.Findings.Where(finding => finding.Reader is not null && !IsOfMembers(finding))]);
        else Say($"What practices know of their own patients could not be tried: steward/knowledge.csv is not there.");
        var ofMembers = audit.Findings.Where(IsOfMembers).ToList();
        if (audit.Members > 0 && ofMembers.Count == 0) Say($"None of {audit.Members:N0} members of clusters and course groups can tell from its copy, or from two copies, which row is whose.");
        foreach (var finding in ofMembers.Take(MostNamed)) Say($"Members {Verb(finding.Learned)} {finding.What}{(finding.Reader is { } reader ? ", by " + reader : "")}.");
        if (ofMembers.Count > MostNamed) Say($"  … and {ofMembers.Count - MostNamed:N0} more.");
        if (!audit.HasTruth) Say($"Close is judged against what is possible, not against the truth: steward/withheld.csv is not there.");
        foreach (string whole in audit.Unequal.Take(MostNamed)) Say($"  {whole}: its parts do not add up to it; documents of some are missing.");
        foreach (string place in audit.NotJudged.Take(MostNamed)) Say($"  {place}: what is told around it contradicts itself, so it was not judged.");
        Say($"Not tried: by prescriber, practices against the nation (what belongs to none of them is in no document); doctors against each other, drugs subtracted from each other, percentiles{(isAlone ? ", two releases together" : "")}, and what people know from elsewhere.");

        void TellOf(string who, List<AuditFinding> findings)
        {
            if (findings.Count == 0)
            {
                Say($"{who} can work out none of them, nor come close.");
                return;
            }
            foreach (var kind in findings.GroupBy(finding => (finding.Learned, finding.Level, finding.IsCount)).OrderBy(kind => kind.Key))
            {
                Say($"{who} {Verb(kind.Key.Learned)} {kind.Count():N0} {(kind.Key.Learned == Learned.Correction ? "" : "withheld ")}{(kind.Key.IsCount ? "counts of people" : "amounts")}, {kind.Key.Level} level:");
                foreach (var finding in kind.Take(MostNamed)) Say($"  {finding.What}{(finding.Reader is { } reader ? ", by " + reader : "")}");
                if (kind.Count() > MostNamed) Say($"  … and {kind.Count() - MostNamed:N0} more.");
            }
        }
    }

    private static string Verb(Learned learned) => learned switch
    {
        Learned.Exactly => "can work out",
        Learned.Closely => "can come close to",
        Learned.WhoIsWho => "can tell who is who in",
        Learned.Correction => "can see corrections since an earlier release of",
        _ => "can read in another document",
    };
}
