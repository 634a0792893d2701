namespace Analytics.Configuration;

/// <summary>One thing wrong with a file that a person wrote.</summary>
/// <param name="Where">File and key: <c>skil.json, policy.fewestPatients</c>.</param>
/// <param name="Problem">What is wrong, beginning in lower case, without a full stop.</param>
/// <param name="Remedy">What to do about it, likewise.</param>
public sealed record ConfigurationFault(string Where, string Problem, string Remedy)
{
    /// <summary>One sentence.</summary>
    public override string ToString() => $"{Where}: {Problem}; {Remedy}.";
}
