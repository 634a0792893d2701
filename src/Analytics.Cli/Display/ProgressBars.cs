using Analytics.Reports;
using Spectre.Console;

namespace Analytics.Cli.Display;

/// <summary>One bar for each part of a job; none of them shows where there is no context.</summary>
internal sealed class ProgressBars(ProgressContext? context)
{
    /// <summary>One bar a phase, in the order in which the phases begin.</summary>
    public IProgress<AnalysisProgress>? ForAnalysis()
    {
        if (context is null) return null;
        var bars = new Dictionary<AnalysisPhase, ProgressTask>();
        return new Listener<AnalysisProgress>(progress =>
        {
            lock (bars)
            {
                if (!bars.TryGetValue(progress.Phase, out var bar)) bars[progress.Phase] = bar = context.AddTask(NameOf(progress.Phase));
                Show(bar, progress.Done, progress.Total);
            }
        });
    }

    public IProgress<BatchProgress>? ForReports()
    {
        if (context is null) return null;
        var bar = HowFarColumn.OfReports(context.AddTask("Writing reports"));
        return new Listener<BatchProgress>(progress => Show(bar, progress.Done, progress.Total));
    }

    /// <param name="total">Of what is counted, as a guess: the bar is full when the work is done.</param>
    public IProgress<long>? ForBytes(string name, long total)
    {
        if (context is null) return null;
        var bar = context.AddTask(name);
        return new Listener<long>(done => Show(bar, Math.Min(done, total), total));
    }

    private static string NameOf(AnalysisPhase phase) => phase switch
    {
        AnalysisPhase.Reading => "Reading the extract",
        AnalysisPhase.Tallying => "Counting",
        AnalysisPhase.Writing => "Writing the copy",
        _ => "Protecting figures",
    };

    private static void Show(ProgressTask bar, long done, long total)
    {
        bar.IsIndeterminate = total <= 0;
        // Where nobody knows how much there is, the value still counts, for the rate.
        bar.MaxValue = total > 0 ? total : double.MaxValue;
        bar.Value = done;
    }

    /// <summary>Hears at once and in order, unlike <see cref="Progress{T}"/>, which posts to the thread pool.</summary>
    private sealed class Listener<T>(Action<T> hear) : IProgress<T>
    {
        public void Report(T value) => hear(value);
    }
}
