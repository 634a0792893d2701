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
            SensitiveGroups = SensitiveGroupsOf(section) ?? standard.SensitiveGroups,
            PPercent = Whole(section, "pPercent", nameof(DisclosurePolicy.PPercent)) ?? standard.PPercent,
            SmallMunicipality = section.Choice<SmallMunicipality>("smallMunicipality") ?? standard.SmallMunicipality,
            Zeros = section.Choice<Zeros>("zeros") ?? standard.Zeros,
            Round5 = section.YesOrNo("round5") ?? standard.Round5,
            SmallestDenominator = Whole(section, "smallestDenominator", nameof(DisclosurePolicy.SmallestDenominator)) ?? standard.SmallestDenominator,
        };
        if (Dominance(section) is { } most) policy = policy with { MostOfOnePercent = most[1], MostOfTwoPercent = most[2] };
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

    /// <summary><c>[[1, 0.75], [2, 0.90]]</c>: so many of the largest may have no more than the share. A number that is not named has no limit.</summary>
    private static Dictionary<int, int>? Dominance(JsonSection section)
    {
        const string Key = "dominance";
        if (section.NumberRows(Key) is not { } rows) return null;
        var most = new Dictionary<int, int> { [1] = 100, [2] = 100 };
        foreach (var row in rows)
        {
            if (row is [1 or 2, > 0 and <= 1 and var share] && decimal.IsInteger(100 * share)) most[(int)row[0]] = (int)(100 * share);
            else section.Fault(Key, "is not a list of [1, share] and [2, share], of shares in whole hundredths", "write for example [[1, 0.75], [2, 0.90]]");
        }
        return most;
    }

    /// <summary><c>{ "N07BC": 10 }</c>: figures about these drugs rest on so many patients at least.</summary>
    private static SensitiveGroups? SensitiveGroupsOf(JsonSection section)
    {
        const string Key = "sensitiveGroups";
        var range = RangeOf(nameof(DisclosurePolicy.FewestPatients));
        if (section.Numbers(Key) is not { } numbers) return null;
        var groups = new List<(string, int)>();
        foreach (var (group, fewest) in numbers)
        {
            if (!SensitiveGroups.IsKnown(group)) section.Fault($"{Key}.{group}", "is neither a drug selection nor the beginning of an ATC code", "write for example N07BC or pall90");
            else if (!decimal.IsInteger(fewest) || fewest < (int)range.Minimum || fewest > (int)range.Maximum) section.Fault($"{Key}.{group}", $"is not a whole number from {range.Minimum} to {range.Maximum}", "correct it");
            else if (groups.Exists(one => one.Item1 == group)) section.Fault($"{Key}.{group}", "is named twice", "keep one of them");
            else groups.Add((group, (int)fewest));
        }
        return SensitiveGroups.Of(groups);
    }

    private static int? Whole(JsonSection section, string key, string property)
    {
        var range = RangeOf(property);
        return section.Whole(key, (int)range.Minimum, (int)range.Maximum);
    }

    private static RangeAttribute RangeOf(string property) => typeof(DisclosurePolicy).GetProperty(property)!.GetCustomAttribute<RangeAttribute>()!;
}
