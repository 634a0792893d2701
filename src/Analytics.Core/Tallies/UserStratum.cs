using System.Globalization;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>One sex in an age group: what users are released by, wide enough for a small town.</summary>
/// <param name="Sex">1 or 2.</param>
/// <param name="FromBand">First of <see cref="AgeBand"/>.</param>
/// <param name="EndBand">The one after the last.</param>
internal sealed record UserStratum(int Sex, int FromBand, int EndBand)
{
    private static readonly int[] Ages = [0, 40, 60, 80];

    /// <summary>Men from the youngest, then women.</summary>
    public static IReadOnlyList<UserStratum> All { get; } =
    [
        .. from sex in (int[])[1, 2]
           from i in Enumerable.Range(0, Ages.Length)
           select new UserStratum(sex, AgeBand.Of(Ages[i]), i + 1 < Ages.Length ? AgeBand.Of(Ages[i + 1]) : AgeBand.Count),
    ];

    public int FromAge => FromBand * AgeBand.Years;

    /// <summary>Included; null for the open end.</summary>
    public int? ToAge => EndBand == AgeBand.Count ? null : EndBand * AgeBand.Years - 1;

    /// <summary>As the column <c>stratum</c> of figures files has it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"sex:{Sex}|age:{FromAge}{(ToAge is { } to ? $"-{to}" : "+")}");

    /// <summary>Those of the strata of <see cref="AgeSex"/> that lie in it.</summary>
    public IEnumerable<int> Strata => Enumerable.Range(FromBand, EndBand - FromBand).Select(band => AgeSex.Of(Sex, band));

    public bool Has(int stratum) => stratum < AgeSex.Known && AgeSex.SexOf(stratum) == Sex && AgeSex.BandOf(stratum) is var band && band >= FromBand && band < EndBand;
}
