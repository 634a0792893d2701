namespace Analytics.Tallies;

/// <summary>How much memory the state of patients may take before rows go to disk instead.</summary>
internal sealed class MemoryBudget(long bytes)
{
    /// <summary>The run-time, text on its way and the tables of sums.</summary>
    private const long Rest = 96 << 20;

    private readonly long _most = Math.Max(0, (bytes - Rest) / 4 * 3);
    private long _held;

    /// <summary>Set once, and not taken back: what has gone to disk is read in the end.</summary>
    public bool IsExceeded { get; private set; }

    /// <param name="more">Negative where memory was given back.</param>
    public void Hold(long more)
    {
        if (Interlocked.Add(ref _held, more) > _most) IsExceeded = true;
    }
}
