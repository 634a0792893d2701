using System.CommandLine;
using Analytics.Cli.Configuration;
using Analytics.Extracts;

namespace Analytics.Cli.Commands;

/// <summary>Files of an extract as they are named on the command line.</summary>
internal sealed class ExtractArguments(CommandContext context)
{
    private readonly Argument<string[]> _files = new("EXTRACT")
    {
        Description = "Files of the extract; patterns are allowed, and - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = $"How the files are laid out: {string.Join(", ", ExtractFormat.BuiltIn)}, or a file. Found by the header if left out.",
        HelpName = "ID|FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_format);
    }

    /// <exception cref="CommandException">A pattern matches no file.</exception>
    public IReadOnlyList<ExtractSource> Sources(ParseResult parsed)
    {
        string here = Environment.CurrentDirectory;
        var chosen = parsed.GetValue(_format) is { } format ? ExtractFormat.Load(format, here) : null;
        return [.. parsed.GetRequiredValue(_files).SelectMany(pattern => Expand(pattern, here)).Distinct(StringComparer.Ordinal)
            .Select(path => ExtractFiles.ToSource(path, chosen, context.Terminal.OpenInput))];
    }

    private static IReadOnlyList<string> Expand(string pattern, string directory)
    {
        try
        {
            return ExtractFiles.Expand(pattern, directory);
        }
        catch (ExtractException)
        {
            throw CommandException.Usage($"{pattern}: matches no file; check the path.");
        }
    }
}
