namespace Analytics.Tallies;

/// <summary>How much memory the state of patients may take before rows go to disk instead.</summary>
/// <param name="bytes">At least one partition's state is always in memory, so this is a wish and not a wall.</param>
internal sealed class MemoryBudget(long bytes)
{
    private long _held;

    /// <summary>Set once, and not taken back: what has gone to disk is read in the end.</summary>
    public bool IsExceeded { get; private set; }

    /// <param name="more">Negative where memory was given back.</param>
    public void Hold(long more)
    {
        if (Interlocked.Add(ref _held, more) > bytes) IsExceeded = true;
    }
}
