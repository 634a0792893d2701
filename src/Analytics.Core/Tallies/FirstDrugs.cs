using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>What opioids count as at the beginning of a treatment (MEASURES 4.12).</summary>
internal static class FirstDrugs
{
    private static readonly (StartTraits Trait, AtcPrefix[] Branches)[] Named =
    [
        (StartTraits.FirstCodeine, Branches("N02AJ06", "N02AJ07", "N02AJ08", "N02AJ09", "N02AA59", "N02AA79")),
        (StartTraits.FirstTramadol, Branches("N02AX02", "N02AX52", "N02AJ13", "N02AJ14", "N02AJ15", "N02AJ16")),
        (StartTraits.FirstOxycodone, Branches("N02AA05", "N02AA55", "N02AA56", "N02AJ17", "N02AJ18", "N02AJ19")),
        (StartTraits.FirstMorphine, Branches("N02AA01", "N02AA51", "N02AG01")),
        (StartTraits.FirstBuprenorphine, Branches("N02AE01")),
    ];

    private static readonly DrugSelection Strong = DrugSelection.Of("strong");

    /// <summary>Which one it is by name, or another, and whether it is strong.</summary>
    public static StartTraits Of(AtcCode code)
    {
        var trait = StartTraits.FirstOther;
        foreach (var (named, branches) in Named)
        {
            if (branches.Any(branch => branch.Contains(code))) trait = named;
        }
        return Strong.Contains(code) ? trait | StartTraits.FirstStrong : trait;
    }

    private static AtcPrefix[] Branches(params string[] texts) => [.. texts.Select(text => new AtcPrefix(text))];
}
