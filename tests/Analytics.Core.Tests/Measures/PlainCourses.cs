using Analytics.Measures;

namespace Analytics.Core.Tests.Measures;

/// <summary>The second opinion on courses of treatment: dates and decimals, nothing of the engine.</summary>
internal static class PlainCourses
{
    private static readonly string[] Strong =
        ["N02AA01", "N02AA02", "N02AA03", "N02AA04", "N02AA05", "N02AA10", "N02AA11", "N02AA51", "N02AA53", "N02AA55", "N02AA56", "N02AB",
            "N02AC01", "N02AC03", "N02AC05", "N02AC52", "N02AE", "N02AG", "N02AJ17", "N02AJ18", "N02AJ19", "N02AJ22", "N02AJ23", "N02AX06"];

    private static readonly Dictionary<FirstTreatment, string[]> Firsts = new()
    {
        [FirstTreatment.Codeine] = ["N02AJ06", "N02AJ07", "N02AJ08", "N02AJ09", "N02AA59", "N02AA79"],
        [FirstTreatment.Tramadol] = ["N02AX02", "N02AX52", "N02AJ13", "N02AJ14", "N02AJ15", "N02AJ16"],
        [FirstTreatment.Oxycodone] = ["N02AA05", "N02AA55", "N02AA56", "N02AJ17", "N02AJ18", "N02AJ19"],
        [FirstTreatment.Morphine] = ["N02AA01", "N02AA51", "N02AG01"],
        [FirstTreatment.Buprenorphine] = ["N02AE01"],
    };

    /// <param name="rows">Of the measure's drugs, of all years.</param>
    /// <param name="isOwn">Which are the unit's. Renewals are among these alone, how treatments begin and go on whoever prescribed.</param>
    public static (decimal Numerator, decimal Denominator) Count(MeasureDefinition measure, IEnumerable<ExampleRow> rows, PlainWindow window, Func<ExampleRow, bool> isOwn)
    {
        if (measure.IsOfRenewals) rows = rows.Where(isOwn);
        var patients = rows.GroupBy(row => row.Patient).Select(patient => new Patient(measure, [.. patient.OrderBy(row => row.Day)], window, isOwn)).Where(patient => patient.IsUser).ToList();
        int followed = measure.Quantity switch { Quantity.ContinuedPercent => measure.MoreThanDays!.Value + measure.GapDays!.Value, Quantity.NewLongTermPercent => 180, _ => 0 };
        var starters = patients.Where(patient => patient.StartsIn(followed)).ToList();
        switch (measure.Quantity)
        {
            case Quantity.FirstTreatmentPercent:
                return (starters.Count(patient => measure.First == FirstTreatment.Strong ? patient.FirstCodes.Any(IsStrong) : First(patient.FirstCodes) == measure.First), starters.Count);
            case Quantity.StartedByPercent:
                return (starters.Count(patient => patient.Starter == measure.Starter), starters.Count);
            case Quantity.ContinuedPercent:
                var theirs = starters.Where(patient => patient.Starter == measure.Starter).ToList();
                return (theirs.Count(patient => patient.FirstEpisodeDays > measure.MoreThanDays), theirs.Count);
            case Quantity.NewLongTermPercent:
                return (starters.Count(patient => patient.IsLongTerm), starters.Count);
            case Quantity.RenewalsPerYear:
                return (patients.Sum(patient => patient.Intervals.Count), patients.Sum(patient => patient.Treated));
            case Quantity.RenewalIntervalDays:
                return (patients.Sum(patient => patient.Intervals.Sum(interval => interval.Days)), patients.Sum(patient => patient.Intervals.Count));
            case Quantity.EarlyRenewalsPercent:
                var paced = patients.Where(patient => patient.Intervals.Count >= 2).ToList();
                return (paced.Sum(patient => patient.Early), paced.Sum(patient => patient.Intervals.Count));
            default:
                return (patients.Count(patient => patient.LongestChain > measure.MoreThanDays), patients.Count);
        }
    }

    public static decimal MedianInterval(MeasureDefinition measure, IEnumerable<ExampleRow> rows, PlainWindow window) => Median([.. rows.GroupBy(row => row.Patient)
        .Select(patient => new Patient(measure, [.. patient.OrderBy(row => row.Day)], window, _ => true)).Where(patient => patient.IsUser)
        .SelectMany(patient => patient.Intervals.Select(interval => (decimal)interval.Days))]);

    /// <summary>Days of the year with supply of both, in hundredths of a day, one after the other.</summary>
    public static bool IsStrictlyConcurrent(IReadOnlyList<ExampleRow> own, IReadOnlyList<ExampleRow> second, PlainWindow window)
    {
        if (Dates(second) < 2) return false;
        var (one, other) = (Covered(own), Covered(second));
        return Enumerable.Range(0, 100 * window.Days).Count(moment => one.Contains(moment) && other.Contains(moment)) >= 3000;

        HashSet<int> Covered(IReadOnlyList<ExampleRow> rows)
        {
            var moments = new HashSet<int>();
            int until = 0;
            var days = rows.GroupBy(row => row.Day.DayNumber - window.First.DayNumber).Select(day => (Day: day.Key, Ddd: day.Sum(row => row.Ddd))).Where(day => day.Ddd > 0).OrderBy(day => day.Day).ToList();
            for (int i = 0; i < days.Count; i++)
            {
                int now = 100 * days[i].Day;
                until = now + Math.Clamp(until - now, 0, 3000) + (int)(100 * days[i].Ddd);
                for (int moment = now; moment < until && (i + 1 == days.Count || moment < 100 * days[i + 1].Day); moment++) moments.Add(moment);
            }
            return moments;
        }
    }

    public static bool IsSupplied(IReadOnlyList<ExampleRow> own) => own.Sum(row => row.Ddd) >= 15 && Dates(own) >= 2;

    private static int Dates(IEnumerable<ExampleRow> rows) => rows.GroupBy(row => row.Day).Count(day => day.Sum(row => row.Ddd) > 0);

    private static bool IsStrong(string code) => Strong.Any(strong => code.StartsWith(strong, StringComparison.Ordinal));

    private static FirstTreatment First(IReadOnlyCollection<string> codes)
    {
        foreach (var (first, branches) in Firsts)
        {
            if (codes.All(branches.Contains)) return first;
        }
        return codes.Distinct().Count() > 1 ? FirstTreatment.Combination : FirstTreatment.Other;
    }

    private static decimal Median(List<decimal> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private sealed class Patient
    {
        private readonly MeasureDefinition _measure;
        private readonly List<ExampleRow> _rows;
        private readonly PlainWindow _window;
        private readonly List<ExampleRow> _own;
        private readonly DateOnly _start;
        private readonly DateOnly _alive;

        public Patient(MeasureDefinition measure, List<ExampleRow> rows, PlainWindow window, Func<ExampleRow, bool> isOwn)
        {
            (_measure, _window) = (measure, window);
            _rows = [.. rows.Where(row => row.Day <= window.Last)];
            _own = [.. _rows.Where(row => window.Contains(row.Day) && isOwn(row))];
            _alive = _rows.Select(row => row.Died).OfType<DateOnly>().Select(day => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1)).DefaultIfEmpty(DateOnly.MaxValue).Max();
            var days = _rows.Where(row => row.Ddd >= 0).Select(row => row.Day).Distinct().ToList();
            _start = days.FirstOrDefault(day => window.Contains(day) && !days.Any(other => other < day && day.DayNumber - other.DayNumber <= (measure.WashoutDays ?? 0)), DateOnly.MaxValue);
            if (measure.GapDays is not null) Walk();
        }

        public bool IsUser => _own.Sum(row => row.Ddd) > 0;
        public List<(int Days, decimal Ddd)> Intervals { get; } = [];
        public decimal Treated { get; private set; }
        public int LongestChain { get; private set; }
        public IReadOnlyList<string> FirstCodes => [.. _rows.Where(row => row.Day == _start && row.Ddd >= 0).Select(row => row.Atc)];
        public Starter Starter => _rows.Where(row => row.Day == _start && row.Ddd >= 0).Min(row => row.By ?? Starter.Own);

        public bool IsLongTerm => _rows.Any(row => row.Ddd >= 0 && row.Day.DayNumber - _start.DayNumber is > 90 and <= 180)
            && _rows.Where(row => row.Day.DayNumber - _start.DayNumber is >= 0 and <= 90).Sum(row => Math.Sign(row.Ddd) * (row.Units ?? 0)) >= 90;

        /// <summary>Of the treatment that began in the year, whatever is left of earlier ones.</summary>
        public decimal FirstEpisodeDays
        {
            get
            {
                decimal cover = decimal.MinValue;
                foreach (var day in _rows.Where(row => row.Day >= _start).GroupBy(row => row.Day))
                {
                    decimal ddd = day.Sum(row => row.Ddd);
                    if (ddd <= 0 && cover == decimal.MinValue) return 0;
                    if (ddd <= 0) continue;
                    int now = day.Key.DayNumber;
                    if (cover != decimal.MinValue && now - cover > _measure.GapDays) break;
                    cover = now + ddd + (cover == decimal.MinValue ? 0 : Math.Min(30, Math.Max(0, cover - now)));
                }
                return cover == decimal.MinValue ? 0 : cover - _start.DayNumber;
            }
        }

        public int Early
        {
            get
            {
                decimal pace = Median([.. Intervals.Select(interval => interval.Ddd / interval.Days)]);
                return Intervals.Count(interval => interval.Days < 0.8m * interval.Ddd / pace - 1e-15m);
            }
        }

        public bool StartsIn(int follow)
        {
            if (_start == DateOnly.MaxValue || !_own.Any(row => row.Day == _start && row.Ddd >= 0)) return false;
            var last = _start.AddDays(follow);
            return last <= _window.Last && (follow == 0 || last <= _alive);
        }

        private void Walk()
        {
            decimal start = 0, cover = decimal.MinValue;
            (int Day, decimal Ddd) counted = default;
            (int Year, int Month)? dose = null;
            var chains = new Dictionary<string, (int Start, int Last)>();
            int previous = 0, first = _window.First.DayNumber, end = Math.Min(_window.Last.DayNumber + 1, _alive == DateOnly.MaxValue ? int.MaxValue : _alive.DayNumber + 1);
            foreach (var day in _rows.GroupBy(row => row.Day).OrderBy(day => day.Key))
            {
                decimal ddd = day.Sum(row => row.Ddd);
                if (ddd <= 0) continue;
                int now = day.Key.DayNumber;
                bool isDose = day.Where(row => row.Ddd >= 0).All(row => row.Dose);
                var month = (day.Key.Year, day.Key.Month);
                if (cover == decimal.MinValue || now - cover > _measure.GapDays)
                {
                    Close();
                    (start, cover) = (now, now + ddd);
                    (counted, dose) = ((now, ddd), isDose ? month : null);
                    chains.Clear();
                }
                else
                {
                    cover = now + ddd + Math.Min(30, Math.Max(0, cover - now));
                    if (isDose && dose == month) counted.Ddd += ddd;
                    else
                    {
                        if (_window.Contains(day.Key)) Intervals.Add((now - counted.Day, counted.Ddd));
                        counted = (now, ddd);
                        if (isDose) dose = month;
                    }
                }
                foreach (string practice in day.Where(row => row.Ddd >= 0).Select(PracticeOf).OfType<string>().Distinct())
                {
                    chains[practice] = chains.TryGetValue(practice, out var chain) && chain.Last == previous ? (chain.Start, now) : (now, now);
                    if (_window.Contains(day.Key) && _own.Any(row => PracticeOf(row) == practice)) LongestChain = Math.Max(LongestChain, now - chains[practice].Start);
                }
                previous = now;
            }
            Close();

            void Close()
            {
                if (cover == decimal.MinValue) return;
                Treated += Math.Max(0, Math.Min(cover, end) - Math.Max(start, first));
            }
        }

        private static string? PracticeOf(ExampleRow row) => (row.By ?? Starter.Own) switch { Starter.Own or Starter.Practice => "K1", Starter.Gp => "K2", _ => null };
    }
}
