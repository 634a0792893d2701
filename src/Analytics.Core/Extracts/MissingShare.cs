namespace Analytics.Extracts;

/// <summary>Rows of a drug group and how many of them lack the DDD.</summary>
internal readonly record struct MissingShare(long Rows, long Missing)
{
    public static MissingShare operator +(MissingShare left, MissingShare right) =>
        new(left.Rows + right.Rows, left.Missing + right.Missing);
}
