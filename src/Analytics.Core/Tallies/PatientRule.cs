using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>A yes or no about one patient's dispensings in one calendar year.</summary>
internal abstract class PatientRule(MeasureDefinition measure)
{
    public MeasureDefinition Measure { get; } = measure;

    public static PatientRule Of(MeasureDefinition measure) => measure.Quantity switch
    {
        Quantity.PersistentUsersPer1000 => new PersistentUse(measure),
        Quantity.ConcurrentUsersPercent => new ConcurrentUse(measure),
        _ => throw new ArgumentException($"{measure.Id} is not about a patient's year.", nameof(measure)),
    };

    /// <param name="own">Dispensings of the measure's drugs in the year, by day.</param>
    /// <param name="with">Dispensings of its second selection in the year, by day.</param>
    /// <param name="monthOfDay">Month by day; three successive months from the year's first are a quarter.</param>
    public abstract bool Holds(ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> with, WindowTable monthOfDay);

    private static int Quarters(ReadOnlySpan<DispensedEvent> events, WindowTable windows)
    {
        int mask = 0;
        foreach (ref readonly var e in events) mask |= 1 << ((windows.DateOf(e.Day).Month - 1) / 3);
        return mask;
    }

    private static long Ddd(ReadOnlySpan<DispensedEvent> events)
    {
        long sum = 0;
        foreach (ref readonly var e in events) sum += e.DddHundredths;
        return sum;
    }

    /// <summary>More than the limit in DDD, and dispensed in enough quarters (MEASURES 4.4).</summary>
    private sealed class PersistentUse(MeasureDefinition measure) : PatientRule(measure)
    {
        private readonly long _limit = 100L * measure.DddLimit!.Value;
        private readonly int _quarters = measure.FewestQuarters!.Value;

        public override bool Holds(ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> with, WindowTable monthOfDay) =>
            Ddd(own) > _limit && int.PopCount(Quarters(own, monthOfDay)) >= _quarters;
    }

    /// <summary>A user of the first to whom the second was dispensed in a quarter in which the first was.</summary>
    private sealed class ConcurrentUse(MeasureDefinition measure) : PatientRule(measure)
    {
        public override bool Holds(ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> with, WindowTable monthOfDay) =>
            Ddd(own) > 0 && (Quarters(own, monthOfDay) & Quarters(with, monthOfDay)) != 0;
    }
}
