namespace Analytics.Extracts;

/// <summary>Rows of opioids, and how sure their oral morphine is.</summary>
/// <param name="Assumed">By a product or route that the row does not tell.</param>
/// <param name="None">Not convertible.</param>
internal readonly record struct OmeShare(long Rows, long Assumed, long None)
{
    public static OmeShare operator +(OmeShare left, OmeShare right) => new(left.Rows + right.Rows, left.Assumed + right.Assumed, left.None + right.None);
}
