using System.Runtime.InteropServices;
using Analytics.Cli.Output;

namespace Analytics.Cli;

/// <summary>Ctrl-C and a request to terminate: the work is asked to stop, and ended if it does not within a second.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _signals;
    private Timer? _end;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _end?.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _end ??= new Timer(_ => End(), null, Patience, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }

    private static void End()
    {
        TemporaryFiles.DeleteAll();
        Console.Error.WriteLine(Failure.Stopped);
        Environment.Exit(ExitCode.Interrupted);
    }
}
