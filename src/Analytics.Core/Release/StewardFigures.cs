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
        var estimate = cell.Rule >= 0 ? estimator.UsersInStratum(cell.Rule, cell.Place, cell.Window, cell.Unit)
            : cell.Place ? estimator.Residence(cell.Measure, cell.Window, cell.Unit) : estimator.Prescriber(cell.Measure, cell.Window, cell.Unit);
        return string.Join(';', NameOf(cell), Number(estimate.Numerator), Number(estimate.Denominator));
    }).Prepend("measure;level;unit;stratum;period;numerator;denominator");

    /// <summary>Of withheld counts of people in municipalities: how many of them each practice has prescribed for.</summary>
    public IEnumerable<string> Knowledge()
    {
        var (groups, rules) = (_run.Book.ByResidence.Shares(), _run.Book.RuleByResidence.Shares());
        return Cells().Where(cell => cell.Place && cell.Unit >= _run.Residences.FirstMunicipality && !cell.Measure.IsVolume).SelectMany(cell =>
        {
            int rule = cell.Rule >= 0 ? cell.Rule : _run.Plan.RuleOf(cell.Measure);
            var shares = rule >= 0 ? rules[_run.Book.RuleByResidence.Cell(rule, cell.Window, cell.Unit)] : groups[_run.Book.ByResidence.Cell(_run.Plan.GroupOf(cell.Measure.Drugs!), cell.Window, cell.Unit)];
            return shares.Select(share => (Practice: _run.Prescribers.PracticeOf(share.Practice), share.Seen)).Where(share => share.Practice >= 0)
                .OrderBy(share => share.Practice).Select(share => string.Create(CultureInfo.InvariantCulture, $"{NameOf(cell)};{DelimitedText.Field(_run.Prescribers.Practices[share.Practice])};{share.Seen}"));
        }).Prepend("measure;level;unit;stratum;period;practice;patients");
    }

    /// <summary>Figures of nation, counties and municipalities in all their years and quarters, and by age and sex in the last year, as the gate shows them.</summary>
    public IEnumerable<ReleasedFigure> Places() => Planned().Where(cell => cell.Place).Select(FigureOf);

    private IEnumerable<Cell> Cells() => Planned().Where(cell => FigureOf(cell).Value.Match(_ => false, reason => reason == WithheldReason.Privacy));

    private IEnumerable<Cell> Planned() => (
        from measure in _run.Plan.Measures
        where !measure.IsList
        from window in Enumerable.Range(0, _run.Windows.YearsAndQuarters)
        where measure.Periods.Contains(_run.Windows.All[window].Kind)
        from unit in Units()
        select new Cell(measure, -1, unit.Place, unit.Unit, window)).Concat(
        from users in _run.Plan.ByAgeAndSex
        from rule in users.Rules
        from unit in Units()
        where unit.Place || !_run.Prescribers.IsDoctor(unit.Unit)
        select new Cell(users.Users, rule, unit.Place, unit.Unit, _run.Windows.LastYear));

    private IEnumerable<(bool Place, int Unit)> Units() =>
        from place in PlacesAndPrescribers
        from unit in Enumerable.Range(0, place ? _run.Residences.Count : _run.Prescribers.Count)
        select (place, unit);

    private ReleasedFigure FigureOf(Cell cell) => cell.Rule >= 0 ? _figures.OfStratum(cell.Rule, cell.Place, cell.Unit, cell.Window) : _figures.Of(cell.Measure, cell.Place, cell.Unit, cell.Window);

    private string NameOf(Cell cell)
    {
        var figure = FigureOf(cell);
        return string.Join(';', cell.Measure.Id, EstimateFile.NameOf(figure.Level), DelimitedText.Field(figure.Unit), figure.Stratum, figure.Period.ToString());
    }

    /// <param name="Rule">The stratum's; −1 for all people.</param>
    private readonly record struct Cell(MeasureDefinition Measure, int Rule, bool Place, int Unit, int Window);

    private static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
