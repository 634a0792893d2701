namespace Analytics.Cli;

/// <summary>The command cannot go on for a reason that the user can do something about.</summary>
internal sealed class CommandException(int exitCode, params IReadOnlyList<string> sentences) : Exception(string.Join(Environment.NewLine, sentences))
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What, where and what to do: one sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; } = sentences;

    public static CommandException Usage(params IReadOnlyList<string> sentences) => new(Cli.ExitCode.Usage, sentences);
}
