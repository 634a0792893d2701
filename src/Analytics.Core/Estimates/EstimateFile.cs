using System.Collections.Concurrent;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Every estimate of every chosen measure before disclosure control: <c>estimates.csv</c>, for the data controller alone.</summary>
internal static class EstimateFile
{
    public const string Header = "measure;level;unit;stratum;period;numerator;denominator;value;lower;upper;status";

    /// <summary>Ordered by measure as in the pack, then level, unit, stratum and period.</summary>
    public static void Write(TextWriter writer, Estimator estimator)
    {
        writer.Write(Header + "\n");
        // Texts of all measures are made side by side, each by who is free, and written in their order.
        var makers = estimator.Run.Plan.Measures.Select<MeasureDefinition, Func<FigureText>>(measure => () => TextOf(estimator, measure)).Concat(ComparisonFile.TextsOf(estimator)).ToList();
        var waiting = new FigureText?[makers.Count];
        var gate = new Lock();
        int next = 0;
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, makers.Count), EnumerablePartitionerOptions.NoBuffering), i =>
        {
            var text = makers[i]();
            lock (gate)
            {
                waiting[i] = text;
                for (; next < waiting.Length && waiting[next] is { } ready; waiting[next++] = null) ready.MoveTo(writer);
            }
        });
    }

    private static FigureText TextOf(Estimator estimator, MeasureDefinition measure)
    {
        var text = new FigureText();
        if (measure.IsList) WriteSubstances(text, estimator, measure);
        else WriteMeasure(text, estimator, measure);
        return text;
    }

    private static void WriteMeasure(FigureText text, Estimator estimator, MeasureDefinition measure)
    {
        var run = estimator.Run;
        var windows = Enum.GetValues<UnitLevel>().ToDictionary(level => level, level => Windows(run, measure, level).ToArray());
        for (int unit = 0; unit < run.Residences.Count; unit++)
        {
            var (level, code) = (run.Residences.LevelOf(unit), run.Residences.CodeOf(unit));
            foreach (int window in windows[level])
                WriteRow(text, measure, level, code, "all", run.Windows.NameOf(window), estimator.Residence(measure, window, unit));
        }
        // The bucket of people outside the population table makes places add up to all rows.
        WriteBucket(text, run, measure, UnitLevel.Municipality, run.Book.Elsewhere, unit: 0);
        for (int unit = run.Residences.Count; unit < run.Residences.Count + run.Residences.Unions.Count; unit++)
        {
            string code = run.Residences.CodeOf(unit);
            foreach (int window in windows[UnitLevel.Union])
                WriteRow(text, measure, UnitLevel.Union, code, "all", run.Windows.NameOf(window), estimator.Residence(measure, window, unit));
        }
        // What is no practice's, or no doctor's, makes their volumes add up to all rows.
        int practices = run.Prescribers.Practices.Length, prescribers = run.Prescribers.Count;
        WriteBucket(text, run, measure, UnitLevel.Practice, run.Book.ByPrescriber, unit: prescribers);
        for (int unit = 0; unit < practices; unit++) WritePrescriber(text, estimator, measure, windows[UnitLevel.Practice], unit);
        WriteBucket(text, run, measure, UnitLevel.Doctor, run.Book.ByPrescriber, unit: prescribers + 1);
        for (int unit = practices; unit < prescribers; unit++) WritePrescriber(text, estimator, measure, windows[UnitLevel.Doctor], unit);
        foreach (var group in estimator.Groups.All)
        {
            WriteGroup(text, estimator, measure, windows[group.Level], group, "all", units => units.Members);
            WriteGroup(text, estimator, measure, windows[group.Level], group, "non-members", units => units.NonMembers);
        }
    }

    private static void WriteGroup(FigureText text, Estimator estimator, MeasureDefinition measure, int[] windowsOfLevel, WorkingGroup group, string stratum, Func<MemberUnits, int[]> which)
    {
        var windows = estimator.Run.Windows;
        foreach (int window in windowsOfLevel)
        {
            var units = group.ByWindow[window];
            if (which(units).Length == 0 || (!units.ArePlaces && window >= windows.YearsAndQuarters)) continue;
            WriteRow(text, measure, group.Level, group.Id, stratum, windows.NameOf(window), estimator.Group(measure, units.ArePlaces, window, which(units)));
        }
    }

    private static void WritePrescriber(FigureText text, Estimator estimator, MeasureDefinition measure, int[] windows, int unit)
    {
        var run = estimator.Run;
        var (level, id) = Named(run, unit);
        foreach (int window in windows)
            WriteRow(text, measure, level, id, "all", run.Windows.NameOf(window), estimator.Prescriber(measure, window, unit));
    }

    /// <summary>Volume and users of what belongs to no unit of a level: nobody's, so without a denominator.</summary>
    private static void WriteBucket(FigureText text, TallyRun run, MeasureDefinition measure, UnitLevel level, CellBook book, int unit)
    {
        if (measure.Quantity is not (Quantity.DddPer1000PerDay or Quantity.UsersPer1000)) return;
        foreach (int window in Windows(run, measure, level))
        {
            int cell = book.Cell(run.Plan.GroupOf(measure.Drugs!), window, unit);
            if (book.Dispensings(cell) == 0) continue;
            decimal numerator = measure.Quantity == Quantity.UsersPer1000 ? book.Users(cell) : book.Ddd(cell) / 100m;
            WriteRow(text, measure.Id, level, "", "all", run.Windows.NameOf(window), new ComparedFigure(numerator, null, null, null));
        }
    }

    private static void WriteSubstances(FigureText text, Estimator estimator, MeasureDefinition measure)
    {
        var run = estimator.Run;
        var (places, practices) = (run.Book.SubstanceByResidence, run.Book.SubstanceByPrescriber);
        foreach (var (unit, substance, window) in Cells(run.Residences.Count + run.Residences.Unions.Count))
        {
            IReadOnlyList<int> members = unit < run.Residences.Count ? [unit] : run.Residences.Unions[unit - run.Residences.Count];
            if (members.All(member => places.Patients(places.Cell(run.Substances.SubjectOf(substance), window, member)) == 0)) continue;
            WriteRow(text, measure, run.Residences.LevelOf(unit), run.Residences.CodeOf(unit), Stratum(substance), run.Windows.NameOf(window),
                estimator.Residence(measure, window, unit, substance));
        }
        foreach (var (unit, substance, window) in Cells(run.Prescribers.Practices.Length))
        {
            if (practices.Patients(practices.Cell(run.Substances.SubjectOf(substance), window, unit)) == 0) continue;
            WriteRow(text, measure, UnitLevel.Practice, run.Prescribers.Practices[unit], Stratum(substance), run.Windows.NameOf(window),
                estimator.Prescriber(measure, window, unit, substance));
        }

        string Stratum(int substance) => "atc:" + run.Substances.Codes[substance];
        IEnumerable<(int Unit, int Substance, int Window)> Cells(int units) =>
            from unit in Enumerable.Range(0, units)
            from substance in Enumerable.Range(0, run.Substances.Codes.Length).Where(run.Substances.IsListed)
            from window in Windows(run, measure, UnitLevel.Municipality)
            select (unit, substance, window);
    }

    /// <summary>Windows of the measure that the level has: those by prescriber are years and quarters (RULINGS 8).</summary>
    internal static IEnumerable<int> Windows(TallyRun run, MeasureDefinition measure, UnitLevel level) =>
        Enumerable.Range(0, run.Windows.All.Length).Where(w => measure.Periods.Contains(run.Windows.All[w].Kind) && Has(level, run.Windows.All[w].Kind));

    private static bool Has(UnitLevel level, PeriodKind kind) => level switch
    {
        UnitLevel.National or UnitLevel.County => true,
        UnitLevel.Municipality or UnitLevel.Union or UnitLevel.Network => kind != PeriodKind.RollingYear,
        _ => kind is PeriodKind.Year or PeriodKind.Quarter,
    };

    private static (UnitLevel Level, string Id) Named(TallyRun run, int unit) => unit < run.Prescribers.Practices.Length
        ? (UnitLevel.Practice, run.Prescribers.Practices[unit])
        : (UnitLevel.Doctor, run.Prescribers.Doctors[unit - run.Prescribers.Practices.Length]);

    private static void WriteRow(
        FigureText text, MeasureDefinition measure, UnitLevel level, string unit, string stratum, string period, in Estimate estimate) =>
        WriteRow(text, measure.Id, level, unit, stratum, period, estimate.IsNotComputed ? ComparedFigure.NotComputed
            : new(estimate.Numerator, estimate.Denominator, estimate.Value, Limits.Of(measure, estimate)));

    internal static void WriteRow(FigureText text, string measure, UnitLevel level, string unit, string stratum, CalendarPeriod period, in ComparedFigure figure) =>
        WriteRow(text, measure, level, unit, stratum, period.ToString(), figure);

    internal static void WriteRow(FigureText text, string measure, UnitLevel level, string unit, string stratum, string period, in ComparedFigure figure) =>
        WriteRow(text, measure, NameOf(level), unit, stratum, period, figure);

    internal static void WriteRow(FigureText text, string measure, string level, string unit, string stratum, string period, in ComparedFigure figure)
    {
        text.Field(measure);
        text.Field(level);
        text.Field(DelimitedText.Field(unit));
        text.Field(stratum);
        text.Field(period);
        text.Field(figure.Numerator);
        text.Field(figure.Denominator);
        text.Field(figure.Value);
        text.Field(figure.Limits?.Lower);
        text.Field(figure.Limits?.Upper);
        text.LastField(figure.IsNotComputed ? "not-computed" : figure.Value is null ? "no-data" : "shown");
    }

    /// <summary>The name of a level in figures files.</summary>
    internal static string NameOf(UnitLevel level) => level switch
    {
        UnitLevel.National => "national",
        UnitLevel.County => "county",
        UnitLevel.Municipality => "municipality",
        UnitLevel.Practice => "practice",
        UnitLevel.Doctor => "doctor",
        UnitLevel.Union => "union",
        UnitLevel.Group => "group",
        UnitLevel.Cluster => "cluster",
        UnitLevel.Network => "network",
        _ => "peer",
    };
}
