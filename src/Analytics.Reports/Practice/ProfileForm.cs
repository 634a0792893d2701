using Analytics.Reports.Document;

namespace Analytics.Reports.Practice;

/// <summary>How many charts over time a profile has, so that it keeps to the pages that are brought to a meeting (R37).</summary>
/// <param name="OnlySeries">Measures with a few points each stand in one table.</param>
/// <param name="MostCharts">The others beyond that stand there too, by year.</param>
internal readonly record struct ProfileForm(bool OnlySeries, int MostCharts)
{
    private const int MostPages = 12;

    private static readonly ProfileForm[] Forms = [new(false, int.MaxValue), new(true, int.MaxValue), new(true, 10), new(true, 6), new(true, 1)];

    /// <summary>The first form in which a profile keeps to its pages, or the narrowest.</summary>
    public static ReportDocument Fitting(Func<ProfileForm, ReportDocument> compose) => Fitting(compose, 0);

    private static ReportDocument Fitting(Func<ProfileForm, ReportDocument> compose, int form) => compose(Forms[form]) with
    {
        Otherwise = form + 1 < Forms.Length ? (MostPages, () => Fitting(compose, form + 1)) : null,
    };
}
