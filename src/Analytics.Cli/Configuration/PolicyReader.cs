using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Analytics.Configuration;
using Analytics.Release;

namespace Analytics.Cli.Configuration;

/// <summary>Reads the key <c>policy</c>. The limits of each number stand on its property.</summary>
internal static class PolicyReader
{
    public static DisclosurePolicy Read(JsonSection? section)
    {
        var standard = new DisclosurePolicy();
        if (section is null) return standard;
        var policy = standard with
        {
            FewestPatients = Whole(section, "fewestPatients", nameof(DisclosurePolicy.FewestPatients)) ?? standard.FewestPatients,
            FewestPrescribers = Whole(section, "fewestPrescribers", nameof(DisclosurePolicy.FewestPrescribers)) ?? standard.FewestPrescribers,
            SmallestDenominator = Whole(section, "smallestDenominator", nameof(DisclosurePolicy.SmallestDenominator)) ?? standard.SmallestDenominator,
        };
        LaterFeatures.RefusePolicy(section);
        section.RefuseOtherKeys();
        return policy;
    }

    /// <exception cref="ConfigurationException">Names every fault of the file.</exception>
    public static DisclosurePolicy ReadFile(string path)
    {
        var faults = new List<ConfigurationFault>();
        var policy = Read(JsonSection.Read(File.ReadAllBytes(path), path, faults));
        return faults.Count == 0 ? policy : throw new ConfigurationException(faults);
    }

    private static int? Whole(JsonSection section, string key, string property)
    {
        var range = typeof(DisclosurePolicy).GetProperty(property)!.GetCustomAttribute<RangeAttribute>()!;
        return section.Whole(key, (int)range.Minimum, (int)range.Maximum);
    }
}
