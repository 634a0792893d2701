using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Network;

/// <summary>Which measures a network looks at municipality by municipality, and how its times are called.</summary>
internal static class Chosen
{
    private const int Most = 2;

    /// <summary>Fewer points in a small chart are no line.</summary>
    private const int FewestPoints = 4;

    /// <summary>The first with a goal, then those with most signals, then those that everybody asks for first; each must have a line over time in some member.</summary>
    public static IReadOnlyList<NetworkSheet> Of(NetworkBook book)
    {
        var of = book.Measures.ToDictionary(sheet => sheet.Together);
        List<NetworkSheet> drawn = [.. FocusOrder.Tiles([.. book.Measures.Select(sheet => sheet.Together)], book.Measures.Count, byPlace: false).Select(sheet => of[sheet]).Where(sheet => CourseSection.IsByQuarter(sheet.Together) && sheet.Members.Any(IsDrawn))];
        return [.. drawn.Where(HasGoal).Take(1).Concat(drawn.OrderByDescending(sheet => sheet.Members.Count(member => Statuses.IsSignal(member.Reading)))).Distinct().Take(Most)];
    }

    /// <summary>Whether a member has points enough for a chart of its own.</summary>
    public static bool IsDrawn(MemberSeries member) => RunFigure.HasSeries(member.Trend) && member.Trend.Count(figure => figure.Value.IsShown()) >= FewestPoints;

    public static bool HasGoal(NetworkSheet sheet) => sheet.Together.Comparators.Goals.Count > 0;

    /// <summary>"Before the project", or the first year where there is none.</summary>
    public static string Before(NetworkBook book, Reader reader) => book.Project is null ? YearOf(book, first: true) : reader.Texts["phase.before"];

    public static string After(NetworkBook book, Reader reader) => book.Project is null ? YearOf(book, first: false) : reader.Texts["phase.after"];

    private static string YearOf(NetworkBook book, bool first)
    {
        var years = book.Measures.Select(sheet => sheet.Together.Years).First();
        return ReportCulture.Year((first ? years[0] : years[^1]).Period.Year);
    }
}
