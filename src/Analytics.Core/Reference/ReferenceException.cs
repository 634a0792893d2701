using System.Globalization;

namespace Analytics.Reference;

/// <summary>Reference tables that can't be used, with all their faults at once.</summary>
public sealed class ReferenceException : Exception
{
    public ReferenceException(IReadOnlyList<ReferenceFault> faults) : base(Describe(faults)) => Faults = faults;

    /// <summary>By file, then by line; a file tells at most twenty, and how many more there are.</summary>
    public IReadOnlyList<ReferenceFault> Faults { get; }

    private static string Describe(IReadOnlyList<ReferenceFault> faults) => faults.Count == 1
        ? faults[0].ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{faults.Count} faults in the reference tables:\n") + string.Join('\n', faults);
}
