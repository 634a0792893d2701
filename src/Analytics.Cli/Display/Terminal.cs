using System.Text;
using Spectre.Console;

namespace Analytics.Cli.Display;

/// <summary>Where the tool speaks and listens: answers and remarks to the output, complaints to the error stream.</summary>
internal sealed class Terminal
{
    /// <summary>Columns of a table in a file or a pipe, where there is no window to fit into.</summary>
    private const int WidthWithoutWindow = 120;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _isWindow;

    /// <summary>Made when something is drawn: finding out what a terminal can do takes time that <c>--help</c> has no use for.</summary>
    private readonly Lazy<IAnsiConsole> _console;

    /// <param name="openInput">Opens standard input, when an extract is to come from there.</param>
    /// <param name="isWindow">Whether a person watches: false when the output is redirected.</param>
    public Terminal(TextWriter output, TextWriter error, Func<Stream> openInput, bool isWindow)
    {
        (_output, _error, OpenInput, _isWindow) = (output, error, openInput, isWindow);
        _console = new(CreateConsole);
    }

    public static Terminal OfProcess()
    {
        // Elsewhere it is UTF-8 already.
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = new UTF8Encoding(false);
        return new(Console.Out, Console.Error, Console.OpenStandardInput, !Console.IsOutputRedirected && !Console.IsErrorRedirected);
    }

    /// <summary>Says only what was asked for and what went wrong.</summary>
    public bool Quiet { get; set; }

    public Func<Stream> OpenInput { get; }
    public TextWriter Output => _output;
    public TextWriter Error => _error;

    /// <summary>The answer that was asked for.</summary>
    public void Print(string line) => _output.Write(line + "\n");

    public void Print(Table table) => _console.Value.Write(table);

    /// <summary>A remark on how it goes; not with --quiet.</summary>
    public void Remark(string line)
    {
        if (!Quiet) Print(line);
    }

    public void Complain(string sentence) => _error.Write(sentence + "\n");

    /// <summary>Does the work under progress bars, or without them where nobody would see them.</summary>
    public T WithProgress<T>(Func<ProgressBars, T> work)
    {
        if (Quiet || !_isWindow) return work(new ProgressBars(null));
        return _console.Value.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new HowFarColumn(), new RemainingTimeColumn())
            .Start(context => work(new ProgressBars(context)));
    }

    private IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output),
            Ansi = _isWindow ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = _isWindow ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            // Nothing is asked for, so an extract that comes from standard input is no reason to show no bars.
            Interactive = _isWindow ? InteractionSupport.Yes : InteractionSupport.No,
        });
        if (!_isWindow) console.Profile.Width = WidthWithoutWindow;
        return console;
    }
}
