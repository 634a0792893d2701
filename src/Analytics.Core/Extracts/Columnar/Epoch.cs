namespace Analytics.Extracts.Columnar;

/// <summary>Parquet counts days from 1970-01-01, <see cref="DateOnly.DayNumber"/> from 0001-01-01.</summary>
internal static class Epoch
{
    public const int DayNumber = 719_162;

    /// <summary>The same day as Julian days of INT96 timestamps count it.</summary>
    public const int JulianDay = 2_440_588;
}
