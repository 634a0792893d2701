using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Analytics.Statistics;

/// <summary>Refuses arguments that no formula has a meaning for.</summary>
internal static class Require
{
    /// <exception cref="ArgumentException">The condition does not hold.</exception>
    public static void That([DoesNotReturnIf(false)] bool holds, string otherwise, string? parameter)
    {
        if (!holds) throw new ArgumentException(otherwise, parameter);
    }

    public static void Count(long count, [CallerArgumentExpression(nameof(count))] string? parameter = null) =>
        That(count >= 0, "A count cannot be negative.", parameter);

    /// <summary>Above 0 and finite.</summary>
    public static void Positive(double number, [CallerArgumentExpression(nameof(number))] string? parameter = null) =>
        That(double.IsFinite(number) && number > 0, "A denominator, weight or multiplier must be a finite number above 0.", parameter);

    public static void Finite(double number, [CallerArgumentExpression(nameof(number))] string? parameter = null) =>
        That(double.IsFinite(number), "A value must be a finite number.", parameter);

    public static void Some<T>(IReadOnlyCollection<T> items, [CallerArgumentExpression(nameof(items))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        That(items.Count > 0, "At least one is needed.", parameter);
    }
}
