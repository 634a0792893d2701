using System.Globalization;
using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>What the data controller needs to attack a release: the withheld numbers, and what each practice knows of those of municipalities.</summary>
internal sealed class StewardFigures(Estimator estimator, GateDecisions decisions, DisclosurePolicy policy)
{
    private static readonly bool[] PlacesAndPrescribers = [true, false];
    private readonly TallyRun _run = estimator.Run;
    private readonly FigureMaker _figures = new(estimator, decisions, policy);

    /// <summary>In the columns of figures files as far as they go, one line for each number that is withheld to protect people.</summary>
    public IEnumerable<string> Withheld() => Cells().Select(cell =>
    {
        var estimate = cell.Place ? estimator.Residence(cell.Measure, cell.Window, cell.Unit) : estimator.Prescriber(cell.Measure, cell.Window, cell.Unit);
        return string.Join(';', NameOf(cell), Number(estimate.Numerator), Number(estimate.Denominator));
    }).Prepend("measure;level;unit;period;numerator;denominator");

    /// <summary>Of withheld counts of people in municipalities: how many of them each practice has prescribed for.</summary>
    public IEnumerable<string> Knowledge()
    {
        var (groups, rules) = (_run.Book.ByResidence.Shares(), _run.Book.RuleByResidence.Shares());
        return Cells().Where(cell => cell.Place && cell.Unit >= _run.Residences.FirstMunicipality && !cell.Measure.IsVolume).SelectMany(cell =>
        {
            int rule = _run.Plan.RuleOf(cell.Measure);
            var shares = rule >= 0 ? rules[_run.Book.RuleByResidence.Cell(rule, cell.Window, cell.Unit)] : groups[_run.Book.ByResidence.Cell(_run.Plan.GroupOf(cell.Measure.Drugs!), cell.Window, cell.Unit)];
            return shares.Select(share => (Practice: _run.Prescribers.PracticeOf(share.Practice), share.Seen)).Where(share => share.Practice >= 0)
                .OrderBy(share => share.Practice).Select(share => string.Create(CultureInfo.InvariantCulture, $"{NameOf(cell)};{DelimitedText.Field(_run.Prescribers.Practices[share.Practice])};{share.Seen}"));
        }).Prepend("measure;level;unit;period;practice;patients");
    }

    /// <summary>Figures of nation, counties and municipalities in all their years and quarters, as the gate shows them.</summary>
    public IEnumerable<ReleasedFigure> Places() =>
        from measure in _run.Plan.Measures
        where !measure.IsList
        from window in Enumerable.Range(0, _run.Windows.YearsAndQuarters)
        where measure.Periods.Contains(_run.Windows.All[window].Kind)
        from unit in Enumerable.Range(0, _run.Residences.Count)
        select _figures.Of(measure, place: true, unit, window);

    private IEnumerable<(MeasureDefinition Measure, bool Place, int Unit, int Window)> Cells() =>
        from measure in _run.Plan.Measures
        where !measure.IsList
        from window in Enumerable.Range(0, _run.Windows.YearsAndQuarters)
        where measure.Periods.Contains(_run.Windows.All[window].Kind)
        from place in PlacesAndPrescribers
        from unit in Enumerable.Range(0, place ? _run.Residences.Count : _run.Prescribers.Count)
        where _figures.Of(measure, place, unit, window).Value.Match(_ => false, reason => reason == WithheldReason.Privacy)
        select (measure, place, unit, window);

    private string NameOf((MeasureDefinition Measure, bool Place, int Unit, int Window) cell)
    {
        var figure = _figures.Of(cell.Measure, cell.Place, cell.Unit, cell.Window);
        return string.Join(';', cell.Measure.Id, EstimateFile.NameOf(figure.Level), DelimitedText.Field(figure.Unit), figure.Period.ToString());
    }

    private static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
