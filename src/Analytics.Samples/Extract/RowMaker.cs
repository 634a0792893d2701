using System.Globalization;
using Analytics.Reference;
using Analytics.Samples.Chance;
using Analytics.Samples.Courses;
using Analytics.Samples.Drugs;
using Analytics.Samples.Places;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Extract;

/// <summary>Makes the row of an event: what was fetched, who prescribed it, where the resident lived.</summary>
internal sealed class RowMaker
{
    // In 100 000ths of rows.
    private const int ColleagueOfGp = 12_000;
    private const int HospitalDoctor = 4_500;
    private const int OutOfHours = 2_000;
    private const int NeighbouringGp = 1_500;
    private const int NoPrescriber = 300;

    /// <summary>Whoever goes on with a drug for long gets it from the own practice: others stand in so much more seldom.</summary>
    private const int SeldomWhenLong = 6;

    /// <summary>Of first rows of the three groups, where it is told who prescribed: many treatments begin in hospital (Kjosavik and others 2012: three in four with a GP).</summary>
    private const int FirstByHospital = 27_000;
    private const int Returned = 260;
    private const int WithoutDdd = 300;
    private const int TwoCodes = 1_000;
    private const int AnotherDrug = 8_000;

    /// <summary>Long opioid courses at the end of life, in 100 000ths of such courses.</summary>
    private const int Palliative = 2_500;

    private static readonly string[] SecondCodes = ["L84", "L86", "L99", "A04", "P76", "K86", "T90", "R95"];

    private readonly Inhabitants _inhabitants;
    private readonly CoursePlan _plan;
    private readonly Workforce _workforce;
    private readonly DrugCatalogue _catalogue;
    private readonly int[][] _codesOfPlace;
    private readonly bool _details;

    public RowMaker(IReadOnlyList<Municipality> places, Inhabitants inhabitants, CoursePlan plan, Workforce workforce, DrugCatalogue catalogue, bool details)
    {
        _details = details;
        (_inhabitants, _plan, _workforce, _catalogue) = (inhabitants, plan, workforce, catalogue);
        _codesOfPlace = [.. places.Select(CodesByYear)];
    }

    public Row Make(RowEvent rowEvent, int day)
    {
        int resident = rowEvent.Resident;
        var course = _plan.Of(resident, rowEvent.Course);
        ulong courseKey = course.KeyFor(_inhabitants.KeyOf(resident));
        var random = SplitMix64.For(courseKey, ((ulong)rowEvent.Copy << 32) + 1_000_000 + (ulong)rowEvent.Number);
        int place = _inhabitants.PlaceOn(resident, day);
        var row = new Row
        {
            Patient = _inhabitants.PseudonymOf(resident),
            BirthYear = _inhabitants.BirthYearOf(resident),
            Sex = AgeSex.Sex(_inhabitants[resident].Cell),
            Municipality = _codesOfPlace[place][Calendar.YearOf(day) - Calendar.FirstYear],
            Day = day,
            Code = "",
            Prescriber = DrawPrescriber(_inhabitants.GpOn(resident, day), place, course, isFirst: rowEvent.Number == 0, ref random),
            IsDose = course is { IsLong: true, Rhythm: 7 or 14 } && course.Group != DrugGroup.Other,
        };
        FetchPack(ref row, course, courseKey, rowEvent, ref random);
        FillAmounts(ref row, mayReturn: HadTheDrugBefore(course, rowEvent, row), ref random);
        FillCodes(ref row, course, courseKey, ref random);
        return row;
    }

    private static int[] CodesByYear(Municipality place) =>
    [
        .. Enumerable.Range(Calendar.FirstYear, Calendar.Years).Select(year => int.Parse(
            MunicipalityRegister.Shipped.CodeOn(place.Code, new DateOnly(year, 1, 1)).ToString(), CultureInfo.InvariantCulture)),
    ];

    private int DrawPrescriber(int gp, int place, in Course course, bool isFirst, ref SplitMix64 random)
    {
        int seldom = course.IsLong && course.Group != DrugGroup.Other && !isFirst ? SeldomWhenLong : 1;
        int hospitalDoctor = _details && isFirst && course.Group != DrugGroup.Other ? FirstByHospital : HospitalDoctor / seldom;
        int drawn = random.Below(100_000);
        if ((drawn -= ColleagueOfGp) < 0)
        {
            var practice = _workforce.Practices[_workforce.Prescribers[gp].Practice];
            int colleague = practice.FirstGp + random.Below(Math.Max(1, practice.Gps - 1));
            return practice.Gps > 1 && colleague >= gp ? colleague + 1 : colleague;
        }
        if ((drawn -= hospitalDoctor) < 0) return Any(_workforce.HospitalDoctorsNear(place), ref random);
        if ((drawn -= OutOfHours / seldom) < 0) return Any(_workforce.GpsOf(place), ref random);
        if ((drawn -= NeighbouringGp / seldom) < 0) return Any(_workforce.GpsOf(_inhabitants.Neighbour(place, ref random)), ref random);
        return drawn - NoPrescriber < 0 ? Row.None : gp;
    }

    private static int Any((int First, int Count) doctors, ref SplitMix64 random) => doctors.First + random.Below(doctors.Count);

    private void FetchPack(ref Row row, in Course course, ulong courseKey, RowEvent rowEvent, ref SplitMix64 random)
    {
        row.PackagesHundredths = 100;
        row.AnotherDrug = course.Group != DrugGroup.Other && random.Happens(AnotherDrug);
        var habit = SplitMix64.For(courseKey, 2_000_000);
        if (course.IsLong && course.Group != DrugGroup.Other && !row.AnotherDrug)
        {
            var drug = _catalogue.Drugs[_catalogue.DrawChronic(course.Group, ref habit)];
            int packs = habit.Below(100) switch { < 75 => 1, < 95 => 2, _ => 3 };
            // Those who fetch weekly get a part of a pack, in dose dispensing; those who fetch now and then a smaller pack. A large
            // pack of an opioid lasts for about a month, and of the others the middling one.
            row.PackagesHundredths = packs * (course.Rhythm switch { 7 => 25, 14 => 50, _ => 100 });
            int size = (course.Group == DrugGroup.Opioid ? 2 : 1) - (course.Rhythm > 28 ? 1 : 0);
            row.Pack = drug.FirstPack + Math.Min(size, drug.Packs - 1);
            return;
        }
        int number;
        if (course is { IsLong: true, Group: DrugGroup.Other })
        {
            var ofTurn = SplitMix64.For(courseKey, 2_000_001UL + (ulong)(rowEvent.Number % course.Rhythm));
            number = _catalogue.DrawChronic(DrugGroup.Other, ref ofTurn);
        }
        else
        {
            number = _catalogue.DrawAcute(course.Group, Calendar.Date(row.Day).Month, ref random);
        }
        var fetched = _catalogue.Drugs[number];
        row.Pack = fetched.FirstPack + (course.IsLong ? fetched.Packs - 1 : random.Below(100) < 70 ? 0 : Math.Min(1, fetched.Packs - 1));
    }

    /// <summary>Only what was fetched before can be returned: in long courses from the second turn of the drugs.</summary>
    private static bool HadTheDrugBefore(in Course course, RowEvent rowEvent, in Row row) =>
        course.IsLong && rowEvent.Number >= (course.Group == DrugGroup.Other ? course.Rhythm : 1) && !row.AnotherDrug;

    private void FillAmounts(ref Row row, bool mayReturn, ref SplitMix64 random)
    {
        var pack = _catalogue.Packs[row.Pack];
        int sign = random.Happens(Returned) && mayReturn ? -1 : 1;
        row.PackagesHundredths *= sign;
        row.DddHundredths = RoundedHundredth((long)row.PackagesHundredths * pack.DddHundredths);
        row.DddMissing = random.Happens(WithoutDdd);
        row.PriceOre = row.PackagesHundredths * pack.PriceNok + sign * random.Below(1_000);
    }

    /// <summary>Half away from zero.</summary>
    private static int RoundedHundredth(long value) => (int)((value + (value < 0 ? -50 : 50)) / 100);

    private void FillCodes(ref Row row, in Course course, ulong courseKey, ref SplitMix64 random)
    {
        var drug = _catalogue.Drugs[_catalogue.Packs[row.Pack].Drug];
        var habit = SplitMix64.For(courseKey, 3_000_000);
        bool palliative = course is { IsLong: true, Group: DrugGroup.Opioid } && habit.Happens(Palliative);
        int often = course.IsLong ? 60_000 : 10_000;
        if (palliative) row.Code = "-90";
        else if (habit.Happens(often)) row.Code = drug.Code;
        if (!random.Happens(TwoCodes)) return;
        if (row.Code.Length == 0) row.Code = "A01";
        row.SecondCode = SecondCodes[random.Below(SecondCodes.Length)];
    }
}
