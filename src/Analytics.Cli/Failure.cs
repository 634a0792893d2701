using System.Diagnostics;
using Analytics.Audit;
using Analytics.Configuration;
using Analytics.Extracts;
using Analytics.Protection;
using Analytics.Reference;
using Analytics.Release.Earlier;

namespace Analytics.Cli;

/// <summary>From what went wrong to an exit code and sentences.</summary>
internal static class Failure
{
    public const string Stopped = "Stopped before the end; every file that is there is whole.";

    public static (int ExitCode, IReadOnlyList<string> Sentences) Explain(Exception exception) => exception switch
    {
        CommandException command => (command.ExitCode, command.Sentences),
        ConfigurationException configuration => (ExitCode.Usage, [.. configuration.Faults.Select(fault => fault.ToString())]),
        ExtractFormatException format => (ExitCode.Usage, [.. format.Faults.Select(fault => $"{format.FormatSource}: {fault}")]),
        ExtractException extract => (ExitCode.Data, [extract.Message]),
        CannotProtectException impossible => (ExitCode.Privacy, impossible.Obstacles),
        EarlierReleaseException earlier => (ExitCode.Privacy, earlier.Obstacles),
        AuditException audit => (ExitCode.Usage, [audit.Message]),
        ReferenceException reference => (ExitCode.Data, [.. reference.Faults.Select(fault => fault.ToString())]),
        IOException or UnauthorizedAccessException => (ExitCode.Usage, [$"{exception.Message.TrimEnd('.')}; check the path, your rights and the space left."]),
        OperationCanceledException => (ExitCode.Interrupted, [Stopped]),
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        // The message of an unexpected exception may hold a value of a row: only its type is told.
        _ => (ExitCode.Defect, [$"This is a defect of the program, not of your data: {exception.GetType().FullName}{Place(exception)}; please report it with the command you gave."]),
    };

    /// <summary>Where our own code was when it was thrown: type and method, no values.</summary>
    private static string Place(Exception exception)
    {
        var method = new StackTrace(exception).GetFrames().Select(DiagnosticMethodInfo.Create)
            .FirstOrDefault(method => method?.DeclaringTypeName?.StartsWith(nameof(Analytics) + '.', StringComparison.Ordinal) == true);
        return method is null ? "" : $" in {method.DeclaringTypeName}.{method.Name}";
    }
}
