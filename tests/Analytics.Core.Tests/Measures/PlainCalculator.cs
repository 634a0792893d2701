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
    };

    public static (decimal Numerator, decimal Value) Calculate(MeasureDefinition measure, WorkedExample example)
    {
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
            case Quantity.ConcurrentUsersPercent:
                var second = year.Where(row => Belongs(row, measure.With!)).ToList();
                var users = Users(own);
                int both = users.Count(patient => Quarters(own, patient).Overlaps(Quarters(second, patient)));
                return (both, Round(100m * both / users.Count));
            case Quantity.TopUsers:
                return Per1000(own.GroupBy(row => row.Atc).Max(rows => Users(rows).Count), example);
            default:
                decimal most = own.GroupBy(row => row.Atc).Max(rows => rows.Sum(row => row.Ddd));
                return (most, Round(1000 * most / personDays));
        }
    }

    private static bool Belongs(ExampleRow row, string selection) =>
        Branches[selection].Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal));

    private static List<string> Users(IEnumerable<ExampleRow> rows) =>
        [.. rows.GroupBy(row => row.Patient).Where(group => group.Sum(row => row.Ddd) > 0).Select(group => group.Key)];

    private static HashSet<int> Quarters(IEnumerable<ExampleRow> rows, string patient) =>
        [.. rows.Where(row => row.Patient == patient).Select(row => (row.Day.Month + 2) / 3)];

    private static (decimal, decimal) Per1000(int patients, WorkedExample example) => (patients, Round(1000m * patients / example.Persons));

    private static decimal Round(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero);
}
