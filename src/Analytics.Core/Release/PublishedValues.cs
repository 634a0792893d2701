namespace Analytics.Release;

/// <summary>What is asked of values again and again, said of both cases once.</summary>
public static class PublishedValues
{
    /// <summary>Whether there is a value: what everybody sees who sees the document.</summary>
    public static bool IsShown<T>(this Published<T> value) => value.Match(_ => true, _ => false);
}
