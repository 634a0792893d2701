using Analytics.Samples.Drugs;

namespace Analytics.Samples.Courses;

/// <summary>How common courses are by age group, in 100 000ths of residents. Made up, in the range of what is published for Norway.</summary>
internal static class Habits
{
    /// <summary>Courses of months and years with a fetch every four weeks or more often.</summary>
    public static ReadOnlySpan<int> Persistent(DrugGroup group) => group switch
    {
        DrugGroup.Opioid => [0, 0, 0, 30, 110, 230, 390, 550, 730, 960, 1100, 1190, 1240, 1240, 1330, 1470, 1740, 2010, 2200],
        DrugGroup.Anxiolytic => [0, 0, 0, 100, 450, 900, 1300, 1600, 1900, 2300, 2600, 2900, 3200, 3400, 3700, 4200, 4800, 5300, 5800],
        _ => [0, 60, 250, 500, 800, 1100, 1500, 1900, 2500, 3200, 3900, 4500, 5200, 5800, 6700, 8000, 9500, 11000, 11500],
    };

    /// <summary>Courses of months and years with a fetch every six weeks, as multiples of a tenth of the persistent ones.</summary>
    public static int IntermittentTenths(DrugGroup group) => group == DrugGroup.Opioid ? 24 : 12;

    /// <summary>Short courses begun in a year.</summary>
    public static ReadOnlySpan<int> Acute(DrugGroup group) => group switch
    {
        DrugGroup.Opioid => [80, 200, 600, 2600, 5200, 6200, 7000, 7600, 8300, 9000, 9600, 9900, 10200, 10200, 10200, 10200, 10200, 10200, 10200],
        DrugGroup.Anxiolytic => [100, 100, 200, 900, 1800, 2200, 2500, 2800, 3000, 3100, 3200, 3200, 3200, 3300, 3400, 3600, 3800, 4000, 4200],
        _ => [50, 300, 700, 1500, 2200, 2500, 2800, 3100, 3500, 4000, 4500, 4700, 5000, 5200, 5500, 6000, 6500, 7000, 7000],
    };

    /// <summary>Hundredths of persistent courses with a fetch every week, and every second week, in dose dispensing.</summary>
    public static (int Weekly, int Fortnightly) DoseDispensed(DrugGroup group) => group == DrugGroup.Opioid ? (20, 35) : (38, 37);

    /// <summary>Short courses that go on for months, in 100 000ths of them: about one new user of opioids in seven becomes a long-term user (Hamina and others 2022).</summary>
    public static int Lingering(DrugGroup group) => group == DrugGroup.Opioid ? 14_000 : 4_000;

    /// <summary>How short courses grow from year to year, in thousandths.</summary>
    public static int YearlyTrend(DrugGroup group) => group switch
    {
        DrugGroup.Opioid => -35,
        DrugGroup.Anxiolytic => -10,
        _ => 40,
    };

    /// <summary>Long courses that begin within the sample, and those that end within it, in 100 000ths of them.</summary>
    public static (int Begin, int End) Turnover(DrugGroup group) => group switch
    {
        DrugGroup.Opioid => (17_000, 22_000),
        DrugGroup.Anxiolytic => (18_000, 20_000),
        _ => (24_000, 16_000),
    };

    /// <summary>Tenths of drugs other than the three groups that a resident takes all the time, on average.</summary>
    public static ReadOnlySpan<int> OtherDrugs => [0, 1, 1, 2, 3, 4, 5, 6, 8, 10, 14, 18, 23, 28, 33, 38, 42, 45, 45];

    /// <summary>Tenths of a fetch of such drugs now and then in a year, on average.</summary>
    public static ReadOnlySpan<int> OtherFetches => [16, 12, 10, 15, 20, 20, 20, 20, 22, 23, 25, 26, 28, 28, 28, 28, 28, 28, 28];

    /// <summary>Thousandths of the average of both sexes.</summary>
    public static int OfSex(int sex) => sex == 1 ? 820 : 1180;

    /// <summary>How common the months are as beginnings of short courses: less in July, more before Christmas.</summary>
    public static ReadOnlySpan<long> Months => [88, 80, 86, 82, 82, 82, 66, 80, 88, 90, 88, 88];
}
