using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>How the table of a first page is made to fit on it.</summary>
/// <param name="Rows">The most that it may have.</param>
internal readonly record struct FirstPageForm(TableLook Look, bool WithUnits, int Rows);

/// <summary>What the first pages of practices, doctors and clusters share: each is one page, to be read in two minutes.</summary>
internal static class FirstPage
{
    /// <summary>Looks from wide to narrow, with and without units, and then with fewer rows.</summary>
    private static readonly FirstPageForm[] Forms =
    [
        new(TableLook.Airy, true, int.MaxValue), new(TableLook.Snug, true, int.MaxValue), new(TableLook.Snug, false, int.MaxValue),
        new(TableLook.Snug, false, 18), new(TableLook.Snug, false, 15), new(TableLook.Snug, false, 12), new(TableLook.Snug, false, 9), new(TableLook.Snug, false, 6),
    ];

    /// <summary>In the first form that fits: where all measures have no room, some stand further on only.</summary>
    public static Section Of(Func<FirstPageForm, Section> make) => Of(make, form: 0);

    private static Section Of(Func<FirstPageForm, Section> make, int form) => make(Forms[form]) with
    {
        Tighter = form + 1 < Forms.Length ? () => Of(make, form + 1) : null,
    };

    /// <summary>What has room on the page: those with a figure and a place among peers before the others, in the order of the pack.</summary>
    public static IReadOnlyList<MeasureSheet> Rows(IReadOnlyList<MeasureSheet> sheets, FirstPageForm form)
    {
        var first = sheets.OrderBy(sheet => Positions.Of(sheet) != Position.Unknown ? 0 : sheet.Own.Value.Match(_ => 1, _ => 2)).Take(form.Rows).ToHashSet();
        return [.. sheets.Where(first.Contains)];
    }

    /// <summary>How many of all have no room.</summary>
    public static RichText[] Left(Reader reader, int all, int rows) => rows < all ? [reader.Texts.With("overview.left", ("n", reader.Culture.Count(all - rows)))] : [];

    /// <summary>Under the table: units that have no room in it, medians of few, and how many measures stand further on.</summary>
    public static IEnumerable<RichText> Notes(Reader reader, IReadOnlyList<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> rows, FirstPageForm form) =>
        [.. form.WithUnits ? [] : Units(reader, rows), .. OfFew(reader, rows), .. Left(reader, sheets.Count, rows.Count)];

    /// <summary>Names the measures whose peers are fewer than a quarter of those that others are held against.</summary>
    private static RichText[] OfFew(Reader reader, IReadOnlyList<MeasureSheet> rows)
    {
        int Units(MeasureSheet sheet) => sheet.Peers.Units.Match(units => units, _ => 0);
        int all = rows.Select(Units).DefaultIfEmpty(0).Max();
        string[] few = [.. rows.Where(sheet => sheet.Peers.Median.IsShown() && Units(sheet) * ShareOfFew < all).Select(sheet => $"{sheet.Measure.ShortTitle[reader.Texts.Language]} ({reader.Culture.Count(Units(sheet))})")];
        return few.Length == 0 ? [] : [reader.Texts.With("overview.few", ("names", string.Join("; ", few)))];
    }

    private const int ShareOfFew = 4;

    /// <summary>The units of a table whose rows have no room for them.</summary>
    public static RichText[] Units(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        string[] units = [.. from quantity in (Quantity[])[Quantity.DddPer1000PerDay, Quantity.OmePer1000PerDay, Quantity.UsersPer1000]
                             let sheet = sheets.FirstOrDefault(sheet => sheet.Measure.Quantity == quantity)
                             where sheet is not null
                             select reader.Texts.With("overview.unit." + quantity, ("unit", reader.UnitOf(sheet.Measure)))];
        return units.Length == 0 ? [] : [reader.Texts.With("overview.units", ("units", string.Join("; ", units)))];
    }

    /// <summary>The most peers that any measure is spread over.</summary>
    public static string ComparedWith(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        int units = sheets.Select(sheet => sheet.Peers.Units.Match(count => count, _ => 0)).DefaultIfEmpty(0).Max();
        return units == 0 ? reader.Texts["fact.noPeers"] : reader.Texts.With(reader.Level is Prescribing.UnitLevel.Doctor or Prescribing.UnitLevel.Group ? "fact.peers.doctor" : "fact.peers", ("units", reader.Culture.Count(units)));
    }
}
