using Analytics.Configuration;

namespace Analytics.Cli.Configuration;

/// <summary>Keys that are part of the contract while what they ask for is not built: their defaults are accepted, anything else is told.</summary>
internal static class LaterFeatures
{
    private const string Remedy = "remove the key or set it to its default";

    public static void RefusePolicy(JsonSection policy)
    {
        Only(policy, "zeros", "\"shown\"");
        Only(policy, "round5", "false");
    }

    private static void Only(JsonSection section, string key, params string[] accepted)
    {
        if (section.Raw(key) is { } value && !accepted.Contains(value))
            section.Fault(key, $"anything but {accepted[0]} is not supported by this version", Remedy);
    }
}
