namespace Analytics.Release;

/// <summary>All that anyone outside the steward's log learns about why a figure is not there.</summary>
public enum WithheldReason
{
    /// <summary>The value of <c>default</c>: nothing was released here.</summary>
    NotReleased,

    /// <summary>Hidden to protect people; which rule did it is not told.</summary>
    Privacy,

    /// <summary>There is nothing to count, or nothing to divide by.</summary>
    NoData,

    /// <summary>The measure could not be computed from this extract.</summary>
    NotComputed,
}
