using Analytics.Release;

namespace Analytics.Reports.Charts;

/// <summary>How a place on a map looks: a fifth from 1 to 5, hidden, or without data.</summary>
internal static class MapKind
{
    public const int Hidden = 0, Missing = 6;

    public static int Of(Published<int> fifth) => fifth.Match(step => step, reason => reason is WithheldReason.NoData or WithheldReason.NotComputed ? Missing : Hidden);
}
