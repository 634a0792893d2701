using Analytics.Cli.Display;

namespace Analytics.Cli.Tests;

/// <summary>The tool as a user meets it, with what it said.</summary>
internal sealed record Skil(int ExitCode, string Output, string Errors)
{
    /// <summary>The sentences on the error stream.</summary>
    public IReadOnlyList<string> Sentences => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Skil Run(params string[] arguments) => Run(arguments, Stream.Null, CancellationToken.None);

    public static Skil Run(CancellationToken cancellation, params string[] arguments) => Run(arguments, Stream.Null, cancellation);

    /// <param name="input">What comes from standard input.</param>
    public static Skil Run(Stream input, params string[] arguments) => Run(arguments, input, CancellationToken.None);

    private static Skil Run(string[] arguments, Stream input, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = SkilTool.Run(arguments, new Terminal(output, errors, () => input, isWindow: false), cancellation);
        return new Skil(code, output.ToString(), errors.ToString());
    }
}
