using Analytics.Prescribing;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Core.Tests.Measures;

/// <summary>Codes in and around the groups that the selections are about.</summary>
public static class AtcCodes
{
    public static Arbitrary<AtcCode> Codes() => Arb.From(
        from branch in Gen.Elements("N02", "N05", "N06", "N07", "R05")
        from third in Gen.Elements("ABCDEF".ToCharArray())
        from fourth in Gen.Elements("ABCDEFGHX".ToCharArray())
        from substance in Gen.Choose(0, 99)
        select AtcCode.Parse($"{branch}{third}{fourth}{substance:D2}"));
}
