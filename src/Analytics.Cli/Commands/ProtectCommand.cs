using System.CommandLine;
using System.Globalization;
using Analytics.Cli.Configuration;
using Analytics.Cli.Output;
using Analytics.Protection;
using Analytics.Release;

namespace Analytics.Cli.Commands;

/// <summary><c>skil protect</c>: which cells of anyone's linked tables must be withheld so that nothing withheld can be worked out.</summary>
internal static class ProtectCommand
{
    public static Command Create(CommandContext context)
    {
        var tables = new Argument<string>("TABLES.json") { Description = "Tables with all true values, in the format sdc-table-1." };
        var policy = new Option<string?>("--policy") { Description = "Limits where the tables have none of their own; the keys of \"policy\" in skil.json.", HelpName = "FILE" };
        var output = new Option<string>("--out") { Description = "File for the answer: what to withhold and why.", HelpName = "FILE", Required = true };
        var command = new Command("protect", "Decides what to withhold of any set of linked tables so that nobody can work it out.") { tables, policy, output };
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(tables), answer = parsed.GetRequiredValue(output);
            var limits = parsed.GetValue(policy) is { } path ? PolicyReader.ReadFile(path) : new DisclosurePolicy();
            var protectedTables = TableProtector.Protect(File.ReadAllBytes(file), file, limits, context.Cancellation);
            foreach (string key in protectedTables.UnknownKeys) context.Terminal.Remark($"{file}, {key}: is not a key that is known here, and changes nothing.");
            AtomicFile.Write(answer, Access.Owner, protectedTables.WriteTo);
            context.Terminal.Remark(string.Create(CultureInfo.InvariantCulture,
                $"{protectedTables.Suppressed.Count:N0} withheld, {protectedTables.Sensitive:N0} of them for their own sake; nothing of it can be worked out. Wrote {answer}."));
            return ExitCode.Done;
        });
        return command;
    }
}
