using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>The contract's three tables with definitions of their own, which any other tool can recompute.</summary>
/// <remarks>All dispensings of the period, nothing excluded, municipality as written in the row. Monoids: sums of integers.</remarks>
internal sealed class CrossChecks
{
    /// <summary>By municipality index, month of the period and group.</summary>
    public Dictionary<(int Municipality, int Month, int Group), Volume> MunicipalityMonths { get; } = [];

    /// <summary>By key of the prescriber, year and group.</summary>
    public Dictionary<(int Prescriber, int Year, int Group), Volume> PrescriberYears { get; } = [];

    /// <summary>By municipality index and year.</summary>
    public Dictionary<(int Municipality, int Year), PatientCounts> MunicipalityYears { get; } = [];

    public void AddVolume(int municipality, int month, int group, long dddHundredths)
    {
        ref var volume = ref CollectionsMarshal.GetValueRefOrAddDefault(MunicipalityMonths, (municipality, month, group), out _);
        volume = volume with { Dispensings = volume.Dispensings + 1, DddHundredths = volume.DddHundredths + dddHundredths };
    }

    public void AddPrescriber(int prescriber, int year, int group, int dispensings, long dddHundredths)
    {
        ref var volume = ref CollectionsMarshal.GetValueRefOrAddDefault(PrescriberYears, (prescriber, year, group), out _);
        volume = new(volume.Dispensings + dispensings, volume.DddHundredths + dddHundredths, volume.Patients + 1);
    }

    public void AddPatient(int municipality, int year, bool persistent, bool incident, bool withBenzodiazepine)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(MunicipalityYears, (municipality, year), out _);
        counts += new PatientCounts(1, persistent ? 1 : 0, incident ? 1 : 0, withBenzodiazepine ? 1 : 0);
    }

    public void Merge(CrossChecks other)
    {
        foreach (var (key, value) in other.MunicipalityMonths)
            CollectionsMarshal.GetValueRefOrAddDefault(MunicipalityMonths, key, out _) += value;
        foreach (var (key, value) in other.PrescriberYears)
            CollectionsMarshal.GetValueRefOrAddDefault(PrescriberYears, key, out _) += value;
        foreach (var (key, value) in other.MunicipalityYears)
            CollectionsMarshal.GetValueRefOrAddDefault(MunicipalityYears, key, out _) += value;
    }

    internal readonly record struct Volume(long Dispensings, long DddHundredths, int Patients)
    {
        public static Volume operator +(Volume a, Volume b) =>
            new(a.Dispensings + b.Dispensings, a.DddHundredths + b.DddHundredths, a.Patients + b.Patients);
    }

    internal readonly record struct PatientCounts(int OpioidUsers, int Persistent, int Incident, int OpioidBenzo)
    {
        public static PatientCounts operator +(PatientCounts a, PatientCounts b) =>
            new(a.OpioidUsers + b.OpioidUsers, a.Persistent + b.Persistent, a.Incident + b.Incident, a.OpioidBenzo + b.OpioidBenzo);
    }
}
