using System.Collections.Frozen;

namespace Analytics.Prescribing;

/// <summary>Codes of addictive drugs that WHO has replaced by others, so that all years are told in one version of the classification.</summary>
/// <remarks>ATC: WHO Collaborating Centre for Drug Statistics Methodology, Norwegian Institute of Public Health. DDDs stay as the register has them.</remarks>
internal static class AtcChanges
{
    private static readonly FrozenDictionary<AtcCode, AtcCode> NewestOf = new Dictionary<AtcCode, AtcCode>
    {
        // Gabapentin and pregabalin.
        [AtcCode.Parse("N03AX12")] = AtcCode.Parse("N02BF01"),
        [AtcCode.Parse("N03AX16")] = AtcCode.Parse("N02BF02"),
        // Codeine and tramadol, each with paracetamol.
        [AtcCode.Parse("N02AA59")] = AtcCode.Parse("N02AJ06"),
        [AtcCode.Parse("N02AX52")] = AtcCode.Parse("N02AJ13"),
    }.ToFrozenDictionary();

    /// <summary>What the code is called now: itself for nearly all.</summary>
    public static AtcCode Newest(AtcCode code) => NewestOf.TryGetValue(code, out var newest) ? newest : code;
}
