using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>The rows of <c>estimates.csv</c> that compare: after all measures, those asked for.</summary>
internal static class ComparisonFile
{
    /// <summary>Texts to be made in any order and written in this one.</summary>
    public static IEnumerable<Func<FigureText>> TextsOf(Estimator estimator)
    {
        var plan = estimator.Run.Plan;
        if (plan.Compares(Comparison.Standardised))
        {
            for (int measure = 0; measure < plan.Standardised.Count; measure++)
            {
                int index = measure;
                yield return () => Standardised(estimator, index);
            }
        }
        if (plan.Compares(Comparison.Variation))
        {
            foreach (var measure in plan.Measures.Where(measure => !measure.IsList)) yield return () => Variation(estimator, measure);
        }
        for (int measure = 0; measure < plan.Changed.Count; measure++)
        {
            for (int project = 0; project < estimator.Run.Projects.Count; project++)
            {
                var change = new ProjectChange(estimator, project, measure);
                yield return () => Change(change);
            }
        }
    }

    /// <summary>Rates by phase of participants and others, what has changed, the run chart of the months, and what could be seen.</summary>
    private static FigureText Change(ProjectChange change)
    {
        var text = new FigureText();
        string before = change.Label(Phase.Before), after = change.Label(Phase.After);
        foreach (var phase in Enum.GetValues<Phase>()) Write("phase:" + Word(phase), change.Label(phase), change.Figure(Side.Participants, phase));
        foreach (var phase in Enum.GetValues<Phase>()) Write("others:" + Word(phase), change.Label(phase), change.Figure(Side.Others, phase));
        var (own, others) = (change.BeforeAndAfter(), change.AgainstOthers());
        Write("ratio", after, own.Ratio);
        Write("ratio:bootstrap", after, change.Resampled());
        Write("difference", after, own.Difference);
        Write("ratio:others", after, others.Ratio);
        Write("difference:others", after, others.Difference);
        Write("detectable", before, change.Detectable());
        if (change.RunChart() is { } run)
        {
            string during = change.Label(Phase.During);
            Write("run:median", during, new(null, null, Limits.Six(run.Chart.Median!.Value), null));
            Write("run:after", during, run.MedianAfter is { } median ? new(null, null, Limits.Six(median), null) : ComparedFigure.NotComputed);
            Write("run:longest", during, new(null, null, run.Chart.LongestRun, run.Chart.LongestRunLimit is { } most ? new(0, most) : null));
            Write("run:crossings", during, new(null, null, run.Chart.Crossings, run.Chart.FewestCrossings is { } fewest ? new(fewest, run.Chart.UsefulPoints) : null));
            Write("verdict:" + ProjectChange.NameOf(run.Verdict), during, new(null, null, run.Chart.UsefulPoints, null));
        }
        foreach (var (month, estimate) in change.Months()) Write("all", month.ToString(), new(estimate.Numerator, estimate.Denominator, estimate.Value, null));
        return text;

        void Write(string stratum, string period, in ComparedFigure figure) => EstimateFile.WriteRow(
            text, "change." + change.Measure.Id, change.Project.Kind.ToString().ToLowerInvariant(), change.Project.Id, stratum, period, figure);
    }

    private static string Word(Phase phase) => phase switch
    {
        Phase.Before => "before",
        Phase.During => "during",
        Phase.After => "after",
        Phase.SecondYear => "year2",
        _ => "year3",
    };

    /// <summary>For municipalities, then practices: percentiles and how much units differ, then every unit of the funnel.</summary>
    private static FigureText Variation(Estimator estimator, MeasureDefinition measure)
    {
        var run = estimator.Run;
        string id = "var." + measure.Id;
        var text = new FigureText();
        foreach (var level in new[] { UnitLevel.Municipality, UnitLevel.Practice })
        {
            var spreads = Years(run).Select(year => (year, UnitSpread.Of(estimator, measure, level, year))).ToList();
            string of = "of:" + EstimateFile.NameOf(level);
            foreach (var (name, value) in Summaries(measure))
            {
                foreach (var (year, spread) in spreads)
                    EstimateFile.WriteRow(text, id, UnitLevel.Peer, name, of, run.Windows.All[year], value(spread) is { } known ? new(null, spread.Units, known, null) : ComparedFigure.NotComputed);
            }
            foreach (var (year, spread) in spreads.Where(one => one.Item2.Dispersion is not null))
            {
                foreach (var unit in spread.Funnel)
                {
                    decimal value = Limits.Six(Settled.Number((measure.IsPercent ? 100 : 1) * (double)unit.Observed / (double)unit.Expected));
                    Write(level, unit.Unit, "funnel:95", year, new(unit.Observed, unit.Expected, value, spread.FunnelLimits(unit, Confidence.P95)));
                    Write(level, unit.Unit, "funnel:99.8", year, new(unit.Observed, unit.Expected, value, spread.FunnelLimits(unit, Confidence.P998)));
                }
                if (spread.RanksOf() is not { } ranks) continue;
                for (int i = 0; i < ranks.Count; i++) Write(level, (level == UnitLevel.Municipality ? run.Residences.FirstMunicipality : 0) + i, "rank", year, new(null, spread.Units, ranks[i], null));
            }
        }
        return text;

        void Write(UnitLevel level, int unit, string stratum, int year, in ComparedFigure figure) => EstimateFile.WriteRow(
            text, id, level, level == UnitLevel.Municipality ? run.Residences.CodeOf(unit) : run.Prescribers.Practices[unit], stratum, run.Windows.All[year], figure);
    }

    private static IEnumerable<(string Name, Func<UnitSpread, decimal?> Value)> Summaries(MeasureDefinition measure)
    {
        yield return ("p10", spread => spread.Percentile(0.1m));
        yield return ("p25", spread => spread.Percentile(0.25m));
        yield return ("median", spread => spread.Percentile(0.5m));
        yield return ("p75", spread => spread.Percentile(0.75m));
        yield return ("p90", spread => spread.Percentile(0.9m));
        yield return ("cqv", spread => spread.QuartileCoefficient);
        if (measure.IsVolume) yield break;
        if (!measure.IsPercent) yield return ("scv", spread => spread.SystematicComponent);
        yield return ("phi", spread => spread.Dispersion is { } known ? Limits.Six(known.Phi) : null);
    }

    private static IEnumerable<int> Years(TallyRun run) => Enumerable.Range(0, run.Windows.All.Length).Where(w => run.Windows.All[w].Kind == PeriodKind.Year);

    /// <summary>For each place its strata that are not empty, then both standards and the ratio to what is expected; that ratio also for practices and doctors whose lists tell age and sex.</summary>
    private static FigureText Standardised(Estimator estimator, int measure)
    {
        var (run, standardiser) = (estimator.Run, estimator.Standardiser);
        string id = "std." + run.Plan.Standardised[measure].Id;
        int[] years = [.. Years(run)];
        var text = new FigureText();
        for (int unit = 0; unit < run.Residences.Count + run.Residences.Unions.Count; unit++)
        {
            for (int stratum = 0; stratum < AgeSex.Count; stratum++)
            {
                foreach (int year in years.Where(year => standardiser.Sum(measure, year, unit, stratum) != 0))
                {
                    var figure = standardiser.Of(measure, year, unit, stratum);
                    Write(AgeSex.Name(stratum), year, new(figure.Numerator, figure.Denominator, figure.Value, Limits.Of(run.Plan.Standardised[measure], figure)));
                }
            }
            foreach (int year in years) Write("standard:nation", year, standardiser.Direct(measure, year, unit, standardiser.NationalStandard));
            foreach (int year in years) Write("standard:esp2013", year, standardiser.Direct(measure, year, unit, EuropeanStandard.Bands19BySex));
            foreach (int year in years) Write("reference:nation", year, standardiser.Indirect(measure, year, unit));

            void Write(string stratum, int window, in ComparedFigure figure) =>
                EstimateFile.WriteRow(text, id, run.Residences.LevelOf(unit), run.Residences.CodeOf(unit), stratum, run.Windows.All[window], figure);
        }
        for (int unit = 0; unit < run.Prescribers.Count; unit++)
        {
            foreach (int year in years)
            {
                decimal? observed = estimator.Prescriber(run.Plan.Standardised[measure], year, unit).Numerator;
                if (standardiser.IndirectOfList(measure, year, unit, observed) is not { } ratio) continue;
                EstimateFile.WriteRow(text, id, run.Prescribers.IsDoctor(unit) ? UnitLevel.Doctor : UnitLevel.Practice, run.Prescribers.NameOf(unit), "reference:nation", run.Windows.All[year], ratio);
            }
        }
        return text;
    }
}
