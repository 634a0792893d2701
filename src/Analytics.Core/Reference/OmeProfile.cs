namespace Analytics.Reference;

/// <summary>Which published factors turn drugs into oral morphine. The choice moves totals and ranks, so reports name it.</summary>
public enum OmeProfile
{
    /// <summary>Norwegian Directorate of Health, with gaps filled as <c>ome.csv</c> says line by line.</summary>
    NoHdir,

    /// <summary>OpenPrescribing, England.</summary>
    UkOp,

    /// <summary>CDC, United States, 2022.</summary>
    UsCdc2022,
}

/// <summary>Names of profiles in configurations and on reports.</summary>
public static class OmeProfiles
{
    public static IReadOnlyList<(string Name, OmeProfile Profile)> All { get; } = [("no-hdir", OmeProfile.NoHdir), ("uk-op", OmeProfile.UkOp), ("us-cdc2022", OmeProfile.UsCdc2022)];

    public static string NameOf(OmeProfile profile) => All.Single(known => known.Profile == profile).Name;
}
