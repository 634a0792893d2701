using System.Runtime.InteropServices;
using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>A dispensing of a wanted drug, packed for a patient's history: 24 bytes.</summary>
/// <param name="Number">Of the patient in the partition; in a history, its place among all of the partition, by which its <see cref="RowDetails"/> are found; while it is tallied, its place in the history.</param>
/// <param name="Day">Days since the first day of the period.</param>
/// <param name="Residence">Index of the municipality code as written in the row; in a history that is tallied, the unit that it meant then.</param>
/// <param name="Substance">Index in the run's <see cref="SubstanceTable"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct DispensedEvent(
    int Number, int Prescriber, int Practice, int DddHundredths, ushort Day, short Residence, ushort Substance, Person Person)
    : IComparable<DispensedEvent>
{
    /// <summary>Within a history, by day, then municipality: all that any rule may depend on.</summary>
    public int CompareTo(DispensedEvent other)
    {
        if (Day != other.Day) return Day < other.Day ? -1 : 1;
        return Residence.CompareTo(other.Residence);
    }
}
