using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>What a substance counts for.</summary>
[Flags]
internal enum SubstanceRole : ushort
{
    None = 0,

    /// <summary>The group of the contract's cross-checks plus one, in two bits: 0 for none.</summary>
    GroupMask = 3,

    /// <summary>A benzodiazepine or Z-hypnotic of the contract's cross-checks.</summary>
    Benzodiazepine = 4,

    /// <summary>Some chosen measure needs it.</summary>
    Measured = 8,
}

internal static class SubstanceRoles
{
    private static readonly AtcPrefix[] Benzodiazepines = [new("N05B"), new("N05CD"), new("N05CF")];

    /// <summary>Index in <see cref="TallyPlan.CrossCheckGroups"/>, −1 for none.</summary>
    public static int Group(this SubstanceRole role) => (int)(role & SubstanceRole.GroupMask) - 1;

    public static SubstanceRole Of(Substance substance, TallyPlan plan)
    {
        var code = substance.Code;
        var role = SubstanceRole.None;
        if (plan.HasCrossChecks)
        {
            for (int group = 0; group < TallyPlan.CrossCheckGroups.Count; group++)
            {
                if (TallyPlan.CrossCheckGroups[group].Prefix.Contains(code)) role = (SubstanceRole)(group + 1);
            }
            if (Benzodiazepines.Any(prefix => prefix.Contains(code))) role |= SubstanceRole.Benzodiazepine;
        }
        return plan.MaskOf(substance) == 0 && !plan.IsEvidence(substance) ? role : role | SubstanceRole.Measured;
    }
}
