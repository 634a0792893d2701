using Analytics.Measures;

namespace Analytics.Core.Tests.Measures;

/// <summary>The second opinion on worked examples: text and LINQ, nothing of the engine.</summary>
internal static class PlainCalculator
{
    private static readonly Dictionary<string, string[]> Branches = new()
    {
        ["opi"] = ["N02A"],
        ["bzd"] = ["N05BA", "N05CD"],
        ["z"] = ["N05CF"],
        ["bzdz"] = ["N05BA", "N05CD", "N05CF"],
        ["anx"] = ["N05B"],
        ["hyp"] = ["N05C"],
        ["longbzd"] = ["N05BA01", "N05CD02", "N05CD03"],
        ["tramadol"] = ["N02AX02", "N02AJ13", "N02AJ14"],
        ["gaba"] = ["N02BF", "N03AX12", "N03AX16"],
        ["bzo"] = ["N02A", "N05BA", "N05CD", "N05CF"],
        ["strong"] = ["N02AA05", "N02AA01", "N02AE01"],
        ["ab"] = ["N02A", "N02BF", "N03AE01", "N03AX12", "N03AX16", "N05B", "N05C", "N06BA", "N07BC", "M03BA", "R05DA"],
        ["pall90"] = [""],
    };

    /// <summary>Milligrams of oral morphine in a DDD, of the drugs in examples (MEASURES 3.3).</summary>
    private static readonly Dictionary<string, decimal> OmeOfDdd = new()
    {
        ["N02AA01"] = 100,
        ["N02AA05"] = 112.5m,
        ["N02AJ06"] = 12,
        ["N02AX02"] = 45,
        ["N02AE01"] = 111,
    };

    public static (decimal Numerator, decimal Value) Calculate(MeasureDefinition measure, WorkedExample example)
    {
        var (part, whole, value) = Calculate(measure, example.Rows, example.Persons, PlainWindow.OfYear(example.Year), _ => true);
        return (part, value ?? throw new InvalidOperationException($"{measure.Id}: nothing to divide {part} by {whole}."));
    }

    /// <param name="isOwn">Which rows are the unit's; the others are the patients' all the same.</param>
    /// <returns>No value where there is nothing to divide by; denominators of rates are persons, or person-days.</returns>
    public static (decimal Numerator, decimal Denominator, decimal? Value) Calculate(
        MeasureDefinition measure, IReadOnlyList<ExampleRow> rows, int persons, PlainWindow window, Func<ExampleRow, bool> isOwn)
    {
        if (measure.Excluding == Exclusion.Palliative) rows = [.. rows.Where(row => !IsPalliative(row, rows))];
        var anybodys = rows.Where(row => window.Contains(row.Day)).ToList();
        var year = anybodys.Where(isOwn).ToList();
        var own = year.Where(row => measure.Drugs is null || Belongs(row, measure.Drugs)).ToList();
        decimal personDays = (decimal)persons * window.Days;
        switch (measure.Quantity)
        {
            case Quantity.DddPer1000PerDay:
                decimal ddd = own.Sum(row => row.Ddd);
                return Rate(ddd, personDays, 1000);
            case Quantity.UsersPer1000:
                return Rate(Users(own).Count, persons, 1000);
            case Quantity.PersistentUsersPer1000:
                return Rate(Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(row => row.Ddd) > measure.DddLimit
                    && Quarters(own, patient, window).Count >= measure.FewestQuarters), persons, 1000);
            case Quantity.DddPerUser:
                return Rate(own.Sum(row => row.Ddd), Users(own).Count, 1);
            case Quantity.IncidentUsersPer1000:
                var days = rows.Where(row => Belongs(row, measure.Drugs!) && row.Ddd >= 0).ToLookup(row => row.Patient, row => row.Day);
                return Rate(Users(own).Count(patient => own.Where(row => row.Patient == patient && row.Ddd >= 0).Select(row => row.Day)
                    .Any(day => !days[patient].Any(other => other < day && other.AddDays(measure.WashoutDays!.Value) >= day))), persons, 1000);
            case Quantity.ElderlyUsersPer1000:
                return Rate(Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(row => row.Ddd) > (measure.DddLimit ?? 0)
                    && own.First(row => row.Patient == patient).Born + measure.AgeFrom <= window.Last.Year), persons, 1000);
            case Quantity.EpisodeUsersPercent:
                int inEpisode = Users(own).Count(patient => LongestEpisode(rows.Where(row => row.Patient == patient && Belongs(row, measure.Drugs!)), window, measure.GapDays!.Value) is var days
                    && days > measure.MoreThanDays && days <= (measure.AtMostDays ?? decimal.MaxValue));
                return Rate(inEpisode, Users(own).Count, 100);
            case Quantity.UsersAboveDddPercent:
                int above = Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(row => row.Ddd) > measure.DddLimit);
                return Rate(above, Users(own).Count, 100);
            case Quantity.ConcurrentBlocksPercent:
                int repeated = Users(own).Count(patient => Blocks(own, patient, window).Intersect(Blocks(year.Where(row => Belongs(row, measure.With!)), patient, window)).Count() >= 2);
                return Rate(repeated, Users(own).Count, 100);
            case Quantity.ConcurrentUsersPercent:
                var second = year.Where(row => Belongs(row, measure.With!)).ToList();
                var users = Users(own);
                int both = users.Count(patient => Quarters(own, patient, window).Overlaps(Quarters(second, patient, window)));
                return Rate(both, users.Count, 100);
            case Quantity.OmePer1000PerDay:
                return Rate(own.Sum(Ome), personDays, 1000);
            case Quantity.OmeOfSecondPercent:
                decimal ofSecond = own.Where(row => Belongs(row, measure.With!)).Sum(Ome);
                return Rate(ofSecond, own.Sum(Ome), 100);
            case Quantity.LongActingPercent:
                var steady = own.Where(row => row.LongActing is not null && own.Where(other => other.Patient == row.Patient).Sum(other => other.Ddd) > measure.DddLimit
                    && Quarters(own, row.Patient, window).Count >= measure.FewestQuarters).ToList();
                decimal longActing = steady.Where(row => row.LongActing == true).Sum(Ome);
                return Rate(longActing, steady.Sum(Ome), 100);
            case Quantity.HighDosePercent or Quantity.HighDosePer1000:
                int high = Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(Ome) >= measure.OmeLimit * window.Days
                    && own.Where(row => row.Patient == patient && row.Ddd >= 0).Select(row => row.Day).Distinct().Count() >= 2);
                return measure.Quantity == Quantity.HighDosePercent ? Rate(high, Users(own).Count, 100) : Rate(high, persons, 1000);
            case Quantity.ManyPrescribersPercent:
                int many = Users(own).Count(patient => anybodys.Where(row => row.Patient == patient && row.Ddd >= 0 && Belongs(row, measure.Drugs!))
                    .GroupBy(row => row.Atc, row => row.Practice.Length > 0 ? row.Practice : "person " + row.Prescriber).Any(who => who.Distinct().Count() >= measure.FewestPrescribers));
                return Rate(many, Users(own).Count, 100);
            case Quantity.ElderlyPercentFromGps:
                int elderly = own.Select(row => row.Patient).Distinct().Count(patient => own.Where(row => row.Patient == patient && row.Practice.Length > 0).Sum(row => row.Ddd) > measure.DddLimit
                    && own.First(row => row.Patient == patient).Born + measure.AgeFrom <= window.Last.Year);
                return Rate(elderly, persons, 100);
            case Quantity.LargePacksPercent:
                var packs = own.Where(row => row.Units is not null && row.Ddd > 0).ToList();
                int large = packs.Count(row => row.Units >= measure.FewestUnits);
                return Rate(large, packs.Count, 100);
            case Quantity.TopOme:
                decimal strongest = own.GroupBy(row => row.Atc).Max(of => of.Sum(Ome));
                return Rate(strongest, personDays, 1000);
            case Quantity.TopCost:
                decimal dearest = own.GroupBy(row => row.Atc).Max(of => of.Sum(row => row.Price ?? 0));
                return Rate(dearest, persons, 1000);
            case Quantity.ConcurrentCoverPercent:
                var supplied = Users(own).Where(patient => PlainCourses.IsSupplied([.. own.Where(row => row.Patient == patient)])).ToList();
                int covered = supplied.Count(patient => PlainCourses.IsStrictlyConcurrent(
                    [.. own.Where(row => row.Patient == patient)], [.. year.Where(row => row.Patient == patient && Belongs(row, measure.With!))], window));
                return Rate(covered, supplied.Count, 100);
            case Quantity.FirstTreatmentPercent or Quantity.StartedByPercent or Quantity.ContinuedPercent or Quantity.NewLongTermPercent or Quantity.RenewalChainPercent
                or Quantity.RenewalsPerYear or Quantity.RenewalIntervalDays or Quantity.EarlyRenewalsPercent:
                var course = rows.Where(row => Belongs(row, measure.Drugs!)).ToList();
                var (part, whole) = PlainCourses.Count(measure, course, window, isOwn);
                return measure.Quantity == Quantity.RenewalIntervalDays
                    ? (part, whole, PlainCourses.MedianInterval(measure, course, window))
                    : Rate(part, whole, measure.Quantity == Quantity.RenewalsPerYear ? 365.25m : 100);
            case Quantity.TopUsers:
                return Rate(own.GroupBy(row => row.Atc).Max(of => Users(of).Count), persons, 1000);
            default:
                decimal most = own.GroupBy(row => row.Atc).Max(of => of.Sum(row => row.Ddd));
                return Rate(most, personDays, 1000);
        }
    }

    private static bool Belongs(ExampleRow row, string selection) =>
        Branches[selection].Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal))
        && (selection != "ab" || row.Category is "A" or "B") && (selection != "pall90" || row.Code.Split(';').Contains("-90"));

    private static decimal Ome(ExampleRow row) => row.Ddd * OmeOfDdd.GetValueOrDefault(row.Atc);

    /// <summary>From 365 days before the patient's first code that tells of it.</summary>
    private static bool IsPalliative(ExampleRow row, IEnumerable<ExampleRow> rows) => rows.Any(other =>
        other.Patient == row.Patient && other.Code is "-90" or "C61" or "C50" && row.Day >= other.Day.AddDays(-365));

    private static List<string> Users(IEnumerable<ExampleRow> rows) =>
        [.. rows.GroupBy(row => row.Patient).Where(group => group.Sum(row => row.Ddd) > 0).Select(group => group.Key)];

    private static HashSet<int> Quarters(IEnumerable<ExampleRow> rows, string patient, PlainWindow window) =>
        [.. rows.Where(row => row.Patient == patient).Select(row => window.QuarterOf(row.Day))];

    private static IEnumerable<int> Blocks(IEnumerable<ExampleRow> rows, string patient, PlainWindow window) =>
        rows.Where(row => row.Patient == patient).Select(row => Math.Min((row.Day.DayNumber - window.First.DayNumber) / 90, 3)).Distinct();

    /// <summary>In days, by the end of the year; dates and decimals instead of whole hundredths.</summary>
    private static decimal LongestEpisode(IEnumerable<ExampleRow> rows, PlainWindow window, int gapDays)
    {
        var spells = new List<(decimal Start, decimal End)>();
        foreach (var day in rows.Where(row => row.Day <= window.Last).GroupBy(row => row.Day.DayNumber).OrderBy(day => day.Key))
        {
            decimal supply = day.Sum(row => row.Ddd);
            if (supply <= 0) continue;
            if (spells.Count == 0 || day.Key - spells[^1].End > gapDays) spells.Add((day.Key, day.Key + supply));
            else spells[^1] = (spells[^1].Start, day.Key + supply + Math.Min(30, Math.Max(0, spells[^1].End - day.Key)));
        }
        int first = window.First.DayNumber, next = window.Last.DayNumber + 1;
        return spells.Where(spell => spell.End > first).Select(spell => Math.Min(spell.End, next) - spell.Start).DefaultIfEmpty(0).Max();
    }

    private static (decimal, decimal, decimal?) Rate(decimal part, decimal whole, decimal per) => (part, whole, whole > 0 ? Round(per * part / whole) : null);

    private static decimal Round(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero);
}
