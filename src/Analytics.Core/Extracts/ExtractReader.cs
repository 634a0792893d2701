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
        try
        {
            return ReadAll(sources, options, newSink, bytes, ct);
        }
        finally
        {
            foreach (var source in sources) source.Input.Dispose();
        }
    }

    private static ReadResult<TSink> ReadAll<TSink>(
        IReadOnlyList<ExtractSource> sources, ReadOptions options, Func<TSink> newSink, IProgress<long>? bytes, CancellationToken ct)
        where TSink : class, IDispensingSink
    {
        if (sources.Count > ExtractBlock.MostFiles) throw TooMany(sources[ExtractBlock.MostFiles]);
        IntakeInput[] inputs = [.. sources.Select(source => IntakeInput.Of(source, options))];
        ExtractLayout[] layouts = [.. inputs.SelectMany(input => input.Layouts)];
        if (layouts.Length > ExtractBlock.MostFiles) throw TooMany(layouts[ExtractBlock.MostFiles].Source);
        foreach (var layout in layouts) layout.Need(options);
        var state = new ReadState(options);
        using var blocks = new BlockReader(layouts, options, bytes);
        ExtractWorker<TSink>[] workers =
            [.. Enumerable.Range(0, options.Workers).Select(_ => new ExtractWorker<TSink>(blocks, layouts, state, newSink()))];
        RunAll([.. Enumerable.Repeat<Action<CancellationToken>>(blocks.Feed, blocks.Feeders), .. workers.Select<ExtractWorker<TSink>, Action<CancellationToken>>(worker => worker.Run)], ct);

        var intake = IntakeBuilder.Build(inputs, blocks.Blocks, [.. workers.Select(worker => worker.Tallies)], state);
        if (!options.ForCheck && intake.Stops.Count > 0) throw intake.Stops[0];
        return new ReadResult<TSink>(intake, [.. workers.Select(worker => worker.Sink)],
            state.Prescribers.ToNames(), state.Practices.ToNames(), state.Substances.ToArray())
        { LongPatients = state.LongPatients };
    }

    private static ExtractException TooMany(ExtractSource first) => new(first.Path, null, null, "at most 16,384 files", "join files");

    /// <summary>Each part on a thread of its own; all have ended when this returns or throws.</summary>
    private static void RunAll(IReadOnlyList<Action<CancellationToken>> parts, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ExceptionDispatchInfo? first = null;
        Task[] tasks = [.. parts.Select(part => Task.Factory.StartNew(() => Guarded(part), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WaitAll(tasks, CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        first?.Throw();

        void Guarded(Action<CancellationToken> part)
        {
            try
            {
                part(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Another part has failed, or the caller gave up.
            }
            catch (Exception fault)
            {
                _ = Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(fault), null);
                stop.Cancel();
            }
        }
    }
}
