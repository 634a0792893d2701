namespace Analytics.Statistics;

/// <summary>The European Standard Population of 2013, as weights of age bands.</summary>
/// <remarks>Eurostat (2013), Revision of the European Standard Population, Methodologies and working papers. Each list sums to 100 000.</remarks>
public static class EuropeanStandard
{
    /// <summary>21 bands: 0, 1–4, 5–9, … 90–94, 95 and over.</summary>
    public static IReadOnlyList<double> Bands21 { get; } =
        [1000, 4000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 800, 200];

    /// <summary>19 bands, numbered as <see cref="Reference.AgeBand"/>: 0–4, … 85–89, 90 and over.</summary>
    public static IReadOnlyList<double> Bands19 { get; } = [Bands21[0] + Bands21[1], .. Bands21.Skip(2).Take(17), Bands21[19] + Bands21[20]];

    /// <summary>38 strata: the 19 bands of one sex, then of the other, at half the weight each, since the standard does not know sexes.</summary>
    public static IReadOnlyList<double> Bands19BySex { get; } = [.. Bands19.Concat(Bands19).Select(weight => weight / 2)];
}
