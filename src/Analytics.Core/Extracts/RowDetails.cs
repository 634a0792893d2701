using System.Runtime.InteropServices;

namespace Analytics.Extracts;

/// <summary>What was in the box, what it cost, and how long its patient lived: read and kept only where a chosen measure needs it. 20 bytes.</summary>
/// <param name="Ome">Whole micrograms of oral morphine, signed; 0 where the drug has none or it cannot be told.</param>
/// <param name="Units">Hundredths of tablets or doses, signed; 0 where the pack is not known.</param>
/// <param name="Price">Hundredths of the currency; 0 where the row does not say.</param>
/// <param name="DeathMonth">Months since year 0; 0 where the row tells none.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct RowDetails(long Ome, int Units, int Price, DetailFlags Flags, ushort DeathMonth);

[Flags]
internal enum DetailFlags : ushort
{
    None = 0,

    /// <summary>The pack is made to last for longer than its drug does by itself.</summary>
    LongActing = 1,

    /// <summary>Whether <see cref="LongActing"/> is known.</summary>
    ActingKnown = 2,
}
