using System.Runtime.ExceptionServices;

namespace Analytics.Extracts;

/// <summary>Reads the files of an extract with all workers and gives each kept row to one of the sinks.</summary>
/// <remarks>Counts, faults and the set of rows are the same for any number of workers and any size of block.</remarks>
internal static class ExtractReader
{
    /// <param name="bytes">Told the bytes taken from the files so far.</param>
    /// <exception cref="ExtractException">The extract cannot be used; see <see cref="IntakeSummary.Stops"/> for what a check reports instead.</exception>
    public static ReadResult<TSink> Read<TSink>(
        IReadOnlyList<ExtractSource> sources, ReadOptions options, Func<TSink> newSink, IProgress<long>? bytes, CancellationToken ct)
        where TSink : class, IDispensingSink
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        ExtractLayout[] layouts = [.. sources.Select(ExtractLayout.Bind)];
        var state = new ReadState(options);
        using var blocks = new BlockReader(layouts, options.BlockSize, bytes);
        ExtractWorker<TSink>[] workers =
            [.. Enumerable.Range(0, options.Workers).Select(_ => new ExtractWorker<TSink>(blocks, layouts, state, newSink()))];
        RunAll(workers, ct);

        var intake = IntakeBuilder.Build(layouts, blocks.Blocks, [.. workers.Select(worker => worker.Tallies)], state);
        if (!options.ForCheck && intake.Stops.Count > 0) throw intake.Stops[0];
        return new ReadResult<TSink>(intake, [.. workers.Select(worker => worker.Sink)],
            state.Prescribers.ToNames(), state.Practices.ToNames(), state.Substances.ToArray());
    }

    private static void RunAll<TSink>(ExtractWorker<TSink>[] workers, CancellationToken ct)
        where TSink : class, IDispensingSink
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ExceptionDispatchInfo? first = null;
        Task[] tasks = [.. workers.Select(worker => Task.Factory.StartNew(() => Guarded(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WaitAll(tasks, CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        first?.Throw();

        void Guarded(ExtractWorker<TSink> worker)
        {
            try
            {
                worker.Run(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Another worker has failed, or the caller gave up.
            }
            catch (Exception fault)
            {
                _ = Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(fault), null);
                stop.Cancel();
            }
        }
    }
}
