using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Puts together what the workers counted.</summary>
internal sealed class IntakeBuilder
{
    private readonly IReadOnlyList<ExtractLayout> _layouts;
    private readonly long[][] _firstLines;
    private readonly ReadState _state;
    private readonly FileTally[] _files;
    private readonly FileTally _total = new();

    private IntakeBuilder(IReadOnlyList<ExtractLayout> layouts, IReadOnlyList<IReadOnlyList<ExtractBlock>> blocks, IReadOnlyList<FileTally?>[] tallies, ReadState state)
    {
        (_layouts, _state) = (layouts, state);
        _files = [.. layouts.Select(_ => new FileTally())];
        foreach (var ofWorker in tallies)
        {
            for (int file = 0; file < _files.Length; file++)
            {
                if (ofWorker[file] is { } tally) _files[file].Add(tally);
            }
        }
        foreach (var file in _files) _total.Add(file);
        _firstLines = [.. blocks.Select((ofFile, file) => FirstLines(ofFile, layouts[file].Header.Lines + 1))];
    }

    public static IntakeSummary Build(
        IReadOnlyList<ExtractLayout> layouts, IReadOnlyList<IReadOnlyList<ExtractBlock>> blocks, IReadOnlyList<FileTally?>[] tallies, ReadState state) =>
        new IntakeBuilder(layouts, blocks, tallies, state).Build();

    private IntakeSummary Build()
    {
        foreach (long place in _state.PatientFacts.TwoSexes()) _total.Faults.Add(RowRule.TwoSexes, place, null);
        foreach (long place in _state.PatientFacts.TwoBirthYears()) _total.Faults.Add(RowRule.TwoBirthYears, place, null);
        foreach (long place in _state.Returns.Unmatched()) _total.Faults.Add(RowRule.ReturnUnmatched, place, null);
        _total.Faults.Add(_state.DispensingIds.Faults);

        var files = _files.Select((tally, file) => OfFile(_layouts[file], tally)).ToList();
        var faults = Faults(_total.Faults);
        return new IntakeSummary
        {
            Files = files,
            Rows = _total.Rows,
            Kept = _total.Rows - _total.Refused,
            Refused = _total.Refused,
            Tested = _total.Tested,
            Faults = faults,
            FirstDay = Day(_total.FirstDay),
            LastDay = Day(_total.LastDay),
            Months = Months(),
            MissingDdd = MissingDdd(),
            MedianPackages = _total.Packages.Median() / 100m,
            MedianDddPerPackage = _total.DddPerPackage.Median() / 10m,
            NamesResidences = _layouts.All(layout => layout.Municipality >= 0),
            Stops = IntakeStops.Find(_layouts, files, faults, _total, _state.Options.MaxRefusedShare),
        };
    }

    private FileIntake OfFile(ExtractLayout layout, FileTally tally) => new(
        Path.GetFileName(layout.Source.Path), layout.Source.Format.Id, TextDecoding.NameOf(layout.Header.TextEncoding), layout.DatePrecision,
        layout.MissingColumns, tally.Rows, tally.Rows - tally.Refused, tally.Refused, tally.Tested, Day(tally.FirstDay), Day(tally.LastDay),
        tally.Packages.Median() / 100m, tally.DddPerPackage.Median() / 10m, Faults(tally.Faults));

    private List<RuleIntake> Faults(FaultTally tally) =>
        [.. Enum.GetValues<RowRule>().Where(rule => tally[rule] > 0).Select(rule =>
            new RuleIntake(rule, rule.Refuses(), tally[rule], [.. tally.Places(rule).Select(place => Locate(rule, place))]))];

    private FaultLocation Locate(RowRule rule, FaultPlace place)
    {
        var (file, block, line) = ExtractBlock.Split(place.Place);
        var layout = _layouts[file];
        string? column = place.Column ?? rule switch
        {
            RowRule.TwoSexes => layout.NameOf(layout.Sex),
            RowRule.TwoBirthYears => layout.NameOf(layout.BirthYear),
            RowRule.ReturnUnmatched => layout.NameOf(layout.Ddd),
            RowRule.DispensingIdTwice => layout.NameOf(layout.DispensingId),
            _ => null,
        };
        return new FaultLocation(Path.GetFileName(layout.Source.Path), _firstLines[file][block] + line, column);
    }

    /// <summary>The physical line on which each block of a file begins.</summary>
    private static long[] FirstLines(IReadOnlyList<ExtractBlock> blocks, long first)
    {
        long[] lines = new long[blocks.Count];
        for (int i = 0; i < lines.Length; i++) lines[i] = i == 0 ? first : lines[i - 1] + blocks[i - 1].LineCount;
        return lines;
    }

    private List<MonthIntake> Months()
    {
        var rows = _total.Months.InOrder().ToDictionary(entry => entry.Value, entry => entry.Count);
        var months = _state.Options.Period is { } period
            ? [.. Enumerable.Range(MonthOf(period.From), MonthOf(period.To) - MonthOf(period.From) + 1)]
            : rows.Keys.Order().ToList();
        long[] inOrder = [.. months.Select(month => rows.GetValueOrDefault(month)).Order()];
        return [.. months.Select(month =>
        {
            long count = rows.GetValueOrDefault(month);
            return new MonthIntake(CalendarPeriod.OfMonth(month / 12, month % 12 + 1), count, 2 * count < inOrder[(inOrder.Length - 1) / 2]);
        })];
    }

    /// <summary>By drug group: the first four characters of a code (level 3).</summary>
    private List<MissingDddIntake> MissingDdd()
    {
        const int Group = 4;
        var groups = new SortedDictionary<string, MissingDddIntake>(StringComparer.Ordinal);
        var codes = _state.Substances.ToArray();
        for (int substance = 0; substance < codes.Length && substance < _total.MissingDdd.Length; substance++)
        {
            var share = _total.MissingDdd[substance];
            if (share.Rows == 0) continue;
            string group = codes[substance].ToString()[..Group];
            var sum = groups.GetValueOrDefault(group) ?? new(group, 0, 0);
            groups[group] = new(group, sum.Rows + share.Rows, sum.Missing + share.Missing);
        }
        return [.. groups.Values];
    }

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;

    private static DateOnly? Day(int number) => number is int.MaxValue or int.MinValue ? null : DateOnly.FromDayNumber(number);
}
