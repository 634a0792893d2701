using System.Runtime.InteropServices;
using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>A wanted dispensing on its way to its patient's partition, in memory or on disk: 38 bytes.</summary>
/// <param name="Day">Days since the first day of the period.</param>
/// <param name="Residence">Index of the municipality code as written in the row.</param>
/// <param name="Substance">Index in the read's <see cref="SubstanceTable"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct PatientRow(
    PatientName Patient, int Prescriber, int Practice, int DddHundredths, ushort Day, ushort Residence, ushort Substance, SubstanceRole Role, Person Person);
