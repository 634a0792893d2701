using Analytics.Cli.Display;

namespace Analytics.Cli.Tests;

/// <summary>The tool as a user meets it, with what it said.</summary>
internal sealed record Skil(int ExitCode, string Output, string Errors)
{
    /// <summary>The sentences on the error stream.</summary>
    public IReadOnlyList<string> Sentences => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Skil Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static Skil Run(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = SkilTool.Run(arguments, new Terminal(output, errors, isWindow: false), cancellation);
        return new Skil(code, output.ToString(), errors.ToString());
    }
}
