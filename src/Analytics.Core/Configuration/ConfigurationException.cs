namespace Analytics.Configuration;

/// <summary>A file that a person wrote has faults: all of them, not just the first.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException(IReadOnlyList<ConfigurationFault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ConfigurationFault> Faults { get; }
}
