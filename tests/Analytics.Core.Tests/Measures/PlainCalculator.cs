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
        if (measure.Excluding == Exclusion.Palliative) example = example with { Rows = [.. example.Rows.Where(row => !IsPalliative(row, example.Rows))] };
        var year = example.Rows.Where(row => row.Day.Year == example.Year).ToList();
        var own = year.Where(row => measure.Drugs is null || Belongs(row, measure.Drugs)).ToList();
        decimal personDays = (decimal)example.Persons * (DateTime.IsLeapYear(example.Year) ? 366 : 365);
        switch (measure.Quantity)
        {
            case Quantity.DddPer1000PerDay:
                decimal ddd = own.Sum(row => row.Ddd);
                return (ddd, Round(1000 * ddd / personDays));
            case Quantity.UsersPer1000:
                return Per1000(Users(own).Count, example);
            case Quantity.PersistentUsersPer1000:
                return Per1000(Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(row => row.Ddd) > measure.DddLimit
                    && Quarters(own, patient).Count >= measure.FewestQuarters), example);
            case Quantity.DddPerUser:
                decimal volume = own.Sum(row => row.Ddd);
                return (volume, Round(volume / Users(own).Count));
            case Quantity.IncidentUsersPer1000:
                var days = example.Rows.Where(row => Belongs(row, measure.Drugs!) && row.Ddd >= 0).ToLookup(row => row.Patient, row => row.Day);
                return Per1000(Users(own).Count(patient => days[patient].Where(day => day.Year == example.Year)
                    .Any(day => !days[patient].Any(other => other < day && other.AddDays(measure.WashoutDays!.Value) >= day))), example);
            case Quantity.ElderlyUsersPer1000:
                return Per1000(Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(row => row.Ddd) > (measure.DddLimit ?? 0)
                    && own.First(row => row.Patient == patient).Born + measure.AgeFrom <= example.Year), example);
            case Quantity.EpisodeUsersPercent:
                int inEpisode = Users(own).Count(patient => LongestEpisode(example.Rows.Where(row => row.Patient == patient && Belongs(row, measure.Drugs!)), example.Year, measure.GapDays!.Value) is var days
                    && days > measure.MoreThanDays && days <= (measure.AtMostDays ?? decimal.MaxValue));
                return (inEpisode, Round(100m * inEpisode / Users(own).Count));
            case Quantity.UsersAboveDddPercent:
                int above = Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(row => row.Ddd) > measure.DddLimit);
                return (above, Round(100m * above / Users(own).Count));
            case Quantity.ConcurrentBlocksPercent:
                int repeated = Users(own).Count(patient => Blocks(own, patient).Intersect(Blocks(year.Where(row => Belongs(row, measure.With!)), patient)).Count() >= 2);
                return (repeated, Round(100m * repeated / Users(own).Count));
            case Quantity.ConcurrentUsersPercent:
                var second = year.Where(row => Belongs(row, measure.With!)).ToList();
                var users = Users(own);
                int both = users.Count(patient => Quarters(own, patient).Overlaps(Quarters(second, patient)));
                return (both, Round(100m * both / users.Count));
            case Quantity.OmePer1000PerDay:
                return (own.Sum(Ome), Round(1000 * own.Sum(Ome) / personDays));
            case Quantity.OmeOfSecondPercent:
                decimal ofSecond = own.Where(row => Belongs(row, measure.With!)).Sum(Ome);
                return (ofSecond, Round(100 * ofSecond / own.Sum(Ome)));
            case Quantity.LongActingPercent:
                var steady = own.Where(row => row.LongActing is not null && own.Where(other => other.Patient == row.Patient).Sum(other => other.Ddd) > measure.DddLimit
                    && Quarters(own, row.Patient).Count >= measure.FewestQuarters).ToList();
                decimal longActing = steady.Where(row => row.LongActing == true).Sum(Ome);
                return (longActing, Round(100 * longActing / steady.Sum(Ome)));
            case Quantity.HighDosePercent or Quantity.HighDosePer1000:
                int high = Users(own).Count(patient => own.Where(row => row.Patient == patient).Sum(Ome) >= measure.OmeLimit * (personDays / example.Persons)
                    && own.Where(row => row.Patient == patient && row.Ddd >= 0).Select(row => row.Day).Distinct().Count() >= 2);
                return measure.Quantity == Quantity.HighDosePercent ? (high, Round(100m * high / Users(own).Count)) : Per1000(high, example);
            case Quantity.ManyPrescribersPercent:
                int many = Users(own).Count(patient => own.Where(row => row.Patient == patient && row.Ddd >= 0)
                    .GroupBy(row => row.Atc, row => row.Practice.Length > 0 ? row.Practice : "person " + row.Prescriber).Any(who => who.Distinct().Count() >= measure.FewestPrescribers));
                return (many, Round(100m * many / Users(own).Count));
            case Quantity.ElderlyPercentFromGps:
                int elderly = Users(own).Count(patient => own.Where(row => row.Patient == patient && row.Practice.Length > 0).Sum(row => row.Ddd) > measure.DddLimit
                    && own.First(row => row.Patient == patient).Born + measure.AgeFrom <= example.Year);
                return (elderly, Round(100m * elderly / example.Persons));
            case Quantity.LargePacksPercent:
                var packs = own.Where(row => row.Units is not null && row.Ddd > 0).ToList();
                int large = packs.Count(row => row.Units >= measure.FewestUnits);
                return (large, Round(100m * large / packs.Count));
            case Quantity.TopOme:
                decimal strongest = own.GroupBy(row => row.Atc).Max(rows => rows.Sum(Ome));
                return (strongest, Round(1000 * strongest / personDays));
            case Quantity.TopCost:
                decimal dearest = own.GroupBy(row => row.Atc).Max(rows => rows.Sum(row => row.Price ?? 0));
                return (dearest, Round(1000 * dearest / example.Persons));
            case Quantity.ConcurrentCoverPercent:
                var supplied = Users(own).Where(patient => PlainCourses.IsSupplied([.. own.Where(row => row.Patient == patient)])).ToList();
                int covered = supplied.Count(patient => PlainCourses.IsStrictlyConcurrent(
                    [.. own.Where(row => row.Patient == patient)], [.. year.Where(row => row.Patient == patient && Belongs(row, measure.With!))], example.Year));
                return (covered, Round(100m * covered / supplied.Count));
            case Quantity.FirstTreatmentPercent or Quantity.StartedByPercent or Quantity.ContinuedPercent or Quantity.NewLongTermPercent or Quantity.RenewalChainPercent
                or Quantity.RenewalsPerYear or Quantity.RenewalIntervalDays or Quantity.EarlyRenewalsPercent:
                var course = example.Rows.Where(row => Belongs(row, measure.Drugs!)).ToList();
                var (part, whole) = PlainCourses.Count(measure, course, example.Year);
                return (part, measure.Quantity switch
                {
                    Quantity.RenewalIntervalDays => PlainCourses.MedianInterval(measure, course, example.Year),
                    Quantity.RenewalsPerYear => Round(365.25m * part / whole),
                    _ => Round(100 * part / whole),
                });
            case Quantity.TopUsers:
                return Per1000(own.GroupBy(row => row.Atc).Max(rows => Users(rows).Count), example);
            default:
                decimal most = own.GroupBy(row => row.Atc).Max(rows => rows.Sum(row => row.Ddd));
                return (most, Round(1000 * most / personDays));
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

    private static HashSet<int> Quarters(IEnumerable<ExampleRow> rows, string patient) =>
        [.. rows.Where(row => row.Patient == patient).Select(row => (row.Day.Month + 2) / 3)];

    private static IEnumerable<int> Blocks(IEnumerable<ExampleRow> rows, string patient) =>
        rows.Where(row => row.Patient == patient).Select(row => Math.Min((row.Day.DayOfYear - 1) / 90, 3)).Distinct();

    /// <summary>In days, by the end of the year; dates and decimals instead of whole hundredths.</summary>
    private static decimal LongestEpisode(IEnumerable<ExampleRow> rows, int year, int gapDays)
    {
        var spells = new List<(decimal Start, decimal End)>();
        foreach (var day in rows.Where(row => row.Day.Year <= year).GroupBy(row => row.Day.DayNumber).OrderBy(day => day.Key))
        {
            decimal supply = day.Sum(row => row.Ddd);
            if (supply <= 0) continue;
            if (spells.Count == 0 || day.Key - spells[^1].End > gapDays) spells.Add((day.Key, day.Key + supply));
            else spells[^1] = (spells[^1].Start, day.Key + supply + Math.Min(30, Math.Max(0, spells[^1].End - day.Key)));
        }
        int first = new DateOnly(year, 1, 1).DayNumber, next = new DateOnly(year + 1, 1, 1).DayNumber;
        return spells.Where(spell => spell.End > first).Select(spell => Math.Min(spell.End, next) - spell.Start).DefaultIfEmpty(0).Max();
    }

    private static (decimal, decimal) Per1000(int patients, WorkedExample example) => (patients, Round(1000m * patients / example.Persons));

    private static decimal Round(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero);
}
