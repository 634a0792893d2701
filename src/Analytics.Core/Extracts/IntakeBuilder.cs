using Analytics.Extracts.Prepared;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Puts together what the workers counted.</summary>
internal sealed class IntakeBuilder
{
    private readonly IReadOnlyList<IntakeInput> _inputs;
    private readonly ExtractLayout[] _layouts;

    /// <summary>By layout.</summary>
    private readonly IntakeInput[] _inputOf;
    private readonly long[][] _firstLines;
    private readonly ReadState _state;

    /// <summary>By input.</summary>
    private readonly FileTally[] _files;
    private readonly FileTally _total = new();

    private IntakeBuilder(IReadOnlyList<IntakeInput> inputs, IReadOnlyList<IReadOnlyList<ExtractBlock>> blocks, IReadOnlyList<FileTally?>[] tallies, ReadState state)
    {
        (_inputs, _state) = (inputs, state);
        _layouts = [.. inputs.SelectMany(input => input.Layouts)];
        _inputOf = [.. inputs.SelectMany(input => input.Layouts.Select(_ => input))];
        int first = 0;
        _files = [.. inputs.Select(input => Sum(input, tallies, first, first += input.Layouts.Count))];
        foreach (var file in _files) _total.Add(file);
        _firstLines = [.. blocks.Select((ofFile, file) => FirstLines(ofFile, _layouts[file].Header.Lines + 1))];
    }

    public static IntakeSummary Build(
        IReadOnlyList<IntakeInput> inputs, IReadOnlyList<IReadOnlyList<ExtractBlock>> blocks, IReadOnlyList<FileTally?>[] tallies, ReadState state) =>
        new IntakeBuilder(inputs, blocks, tallies, state).Build();

    /// <param name="from">The first layout of the input.</param>
    /// <param name="to">After the last.</param>
    private static FileTally Sum(IntakeInput input, IReadOnlyList<FileTally?>[] tallies, int from, int to)
    {
        var sum = new FileTally();
        foreach (var ofWorker in tallies)
        {
            for (int file = from; file < to; file++)
            {
                if (ofWorker[file] is { } tally) sum.Add(tally);
            }
        }
        if (input.Copy is not { } copy) return sum;
        if (sum.Refused > 0) throw new ExtractException(input.Source.Path, null, null, "a copy whose rows all pass", "the copy was changed: prepare the extract again");
        // What was not read, and what is wrong with the extract that a copy no longer shows, is known from when it was made.
        foreach (var rule in Enum.GetValues<RowRule>().Where(PreparedManifest.Tells)) sum.Faults.Forget(rule);
        (sum.Rows, sum.Refused) = (copy.Rows, copy.Refused);
        return sum;
    }

    private IntakeSummary Build()
    {
        foreach (long place in _state.PatientFacts.TwoSexes()) _total.Faults.Add(RowRule.TwoSexes, place, null);
        foreach (long place in _state.PatientFacts.TwoBirthYears()) _total.Faults.Add(RowRule.TwoBirthYears, place, null);
        foreach (long place in _state.Returns.Unmatched()) _total.Faults.Add(RowRule.ReturnUnmatched, place, null);
        _total.Faults.Add(_state.DispensingIds.Faults);

        var files = _files.Select((tally, file) => OfInput(_inputs[file], tally)).ToList();
        var faults = Faults(_total.Faults, _inputs);
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
            Ome = Ome(),
            MedianPackages = _total.Packages.Median() / 100m,
            MedianDddPerPackage = _total.DddPerPackage.Median() / 10m,
            NamesResidences = _inputs.All(input => input.Copy?.Columns.Contains(CanonicalColumn.Municipality) ?? input.Layouts[0].Municipality >= 0),
            Stops = IntakeStops.Find(_inputs, files, faults, _total, _state.Options.MaxRefusedShare),
        };
    }

    private FileIntake OfInput(IntakeInput input, FileTally tally) => new(
        input.Name, input.Format.Id, TextDecoding.NameOf(input.Copy is null ? input.Layouts[0].Header.TextEncoding : ExtractEncoding.Utf8),
        input.Copy?.Format.Precision ?? input.Layouts[0].DatePrecision,
        input.Copy?.MissingColumns ?? input.Layouts[0].MissingColumns, tally.Rows, tally.Rows - tally.Refused, tally.Refused, tally.Tested, Day(tally.FirstDay), Day(tally.LastDay),
        tally.Packages.Median() / 100m, tally.DddPerPackage.Median() / 10m, Faults(tally.Faults, [input]));

    private List<RuleIntake> Faults(FaultTally tally, IReadOnlyList<IntakeInput> inputs)
    {
        var faults = new List<RuleIntake>();
        foreach (var rule in Enum.GetValues<RowRule>())
        {
            var places = tally.Places(rule).Select(place => (place.Place, Location: Locate(rule, place))).ToList();
            long count = tally[rule];
            foreach (var input in inputs.Where(input => input.Copy is not null))
            {
                foreach (var told in input.Copy!.Faults.Where(told => told.Rule == rule))
                {
                    count += told.Count;
                    places.AddRange(told.Places.Select(location => (FirstPlaceOf(input), location)));
                }
            }
            if (count > 0) faults.Add(new RuleIntake(rule, rule.Refuses(), count, [.. places.OrderBy(place => place.Place).Take(FaultTally.Kept).Select(place => place.Location)]));
        }
        return faults;
    }

    /// <summary>Where an input stands among all places.</summary>
    private long FirstPlaceOf(IntakeInput input) => new ExtractBlock(_inputs.TakeWhile(other => other != input).Sum(other => other.Layouts.Count), 0).Place(0);

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
        return new FaultLocation(_inputOf[file].NameOf(layout), _firstLines[file][block] + line, column);
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

    private List<MissingDddIntake> MissingDdd() =>
        [.. ByGroup(_total.MissingDdd, (sum, share) => sum + share).Where(group => group.Sum.Rows > 0).Select(group => new MissingDddIntake(group.Group, group.Sum.Rows, group.Sum.Missing))];

    private List<OmeIntake> Ome() =>
        [.. ByGroup(_total.Ome, (sum, share) => sum + share).Where(group => group.Sum.Rows > 0).Select(group => new OmeIntake(group.Group, group.Sum.Rows, group.Sum.Assumed, group.Sum.None))];

    /// <summary>By drug group: the first four characters of a code (level 3).</summary>
    private IEnumerable<(string Group, T Sum)> ByGroup<T>(ReadOnlySpan<T> shares, Func<T, T, T> add)
        where T : struct
    {
        const int Group = 4;
        var groups = new SortedDictionary<string, T>(StringComparer.Ordinal);
        var substances = _state.Substances.ToArray();
        for (int substance = 0; substance < substances.Length && substance < shares.Length; substance++)
        {
            string group = substances[substance].Code.ToString()[..Group];
            groups[group] = add(groups.GetValueOrDefault(group), shares[substance]);
        }
        return groups.Select(entry => (entry.Key, entry.Value));
    }

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;

    private static DateOnly? Day(int number) => number is int.MaxValue or int.MinValue ? null : DateOnly.FromDayNumber(number);
}
