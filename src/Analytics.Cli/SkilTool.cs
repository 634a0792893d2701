using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using Analytics.Cli.Commands;
using Analytics.Cli.Display;

namespace Analytics.Cli;

/// <summary>The tool as one call: arguments in, exit code out.</summary>
internal static class SkilTool
{
    /// <summary>Printed on documents and in the manifest.</summary>
    public static string Version { get; } =
        "SkilAnalytics " + typeof(SkilTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation)
    {
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress and no remarks, only answers and errors.", Recursive = true };
        var context = new CommandContext(terminal, cancellation);
        var root = new RootCommand("From prescription extracts to quality reports that show nothing they may not show.")
        {
            quiet,
            DemoCommand.Create(context),
            SampleCommand.Create(context),
            CheckCommand.Create(context),
            PrepareCommand.Create(context),
            ProtectCommand.Create(context),
            RunCommand.Create(context),
            AuditCommand.Create(context),
            TallyCommand.Create(context),
            ReadinessCommand.Create(context),
            MeasuresCommand.Create(context),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) terminal.Complain(Sentence(error.Message));
            terminal.Complain($"See `skil {Verbs(parsed.CommandResult)}--help`.");
            return ExitCode.Usage;
        }
        terminal.Quiet = parsed.GetValue(quiet);
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception)
        {
            var (code, sentences) = Failure.Explain(exception);
            foreach (string sentence in sentences) terminal.Complain(sentence);
            return code;
        }
    }

    /// <summary>One sentence on one line, whatever the parser has made of it.</summary>
    private static string Sentence(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') + ".";

    /// <summary>The verbs that were given, each followed by a space.</summary>
    private static string Verbs(CommandResult command)
    {
        string verbs = "";
        for (var result = command; result.Parent is CommandResult parent; result = parent) verbs = $"{result.Command.Name} {verbs}";
        return verbs;
    }
}
