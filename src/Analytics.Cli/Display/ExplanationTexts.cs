using System.Globalization;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Cli.Display;

/// <summary>The words around a measure when it is explained.</summary>
internal static class ExplanationTexts
{
    public static readonly LocalText Version = new("versjon", "version", "version");
    public static readonly LocalText Why = new("Hvorfor det betyr noe", "Hvorfor det betyder noget", "Why it matters");
    public static readonly LocalText Method = new("Slik telles det", "Sådan tælles det", "How it is counted");
    public static readonly LocalText Formula = new("Formel", "Formel", "Formula");
    public static readonly LocalText Drugs = new("Legemidler", "Lægemidler", "Medicines");
    public static readonly LocalText With = new("Sammen med", "Sammen med", "Together with");
    public static readonly LocalText Unit = new("Enhet", "Enhed", "Unit");
    public static readonly LocalText OnList = new("for legekontor", "for klinikker", "for practices");
    public static readonly LocalText Periods = new("Perioder", "Perioder", "Periods");
    public static readonly LocalText Direction = new("Ønsket retning", "Ønsket retning", "Desired direction");
    public static readonly LocalText Minimum = new("Minste nevner som vises", "Mindste nævner, der vises", "Smallest denominator shown");
    public static readonly LocalText Source = new("Kilde", "Kilde", "Source");
    public static readonly LocalText Author = new("Forfatter", "Forfatter", "Author");
    public static readonly LocalText Checker = new("Kontrollert av", "Kontrolleret af", "Checked by");
    public static readonly LocalText Reviewed = new("Gjennomgått → neste gang", "Gennemgået → næste gang", "Reviewed → next");
    public static readonly LocalText Example = new("Regneeksempel", "Regneeksempel", "Worked example");
    public static readonly LocalText Persons = new("personer", "personer", "persons");
    public static readonly LocalText Numerator = new("teller", "tæller", "numerator");
    public static readonly LocalText Value = new("verdi", "værdi", "value");

    public static LocalText NameOf(PeriodKind period) => period switch
    {
        PeriodKind.Year => new("år", "år", "year"),
        PeriodKind.Quarter => new("kvartal", "kvartal", "quarter"),
        PeriodKind.Month => new("måned", "måned", "month"),
        PeriodKind.RollingYear => new("rullerende tolv måneder", "rullende tolv måneder", "rolling twelve months"),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    public static LocalText NameOf(Direction direction) => direction switch
    {
        Measures.Direction.None => new("ingen", "ingen", "none"),
        Measures.Direction.Lower => new("lavere er bedre", "lavere er bedre", "lower is better"),
        Measures.Direction.Higher => new("høyere er bedre", "højere er bedre", "higher is better"),
        _ => throw new ArgumentOutOfRangeException(nameof(direction)),
    };

    public static LocalText FormulaOf(MeasureDefinition measure) => measure.Quantity switch
    {
        Quantity.DddPer1000PerDay => new("Σ DDD × 1000 / (personer × dager)", "Σ DDD × 1000 / (personer × dage)", "Σ DDD × 1000 / (persons × days)"),
        Quantity.UsersPer1000 => new("brukere med Σ DDD > 0 × 1000 / personer", "brugere med Σ DDD > 0 × 1000 / personer", "users with Σ DDD > 0 × 1000 / persons"),
        Quantity.PersistentUsersPer1000 => Persistent(measure.DddLimit, measure.FewestQuarters),
        Quantity.ConcurrentUsersPercent => new("brukere med begge i samme kvartal × 100 / brukere", "brugere med begge i samme kvartal × 100 / brugere", "users with both in the same quarter × 100 / users"),
        Quantity.DddPerUser => new("Σ DDD / brukere med Σ DDD > 0", "Σ DDD / brugere med Σ DDD > 0", "Σ DDD / users with Σ DDD > 0"),
        Quantity.OmePer1000PerDay => new("Σ mg OME × 1000 / (personer × dager)", "Σ mg OME × 1000 / (personer × dage)", "Σ mg OME × 1000 / (persons × days)"),
        Quantity.OmeOfSecondPercent => new("Σ OME av de andre × 100 / Σ OME", "Σ OME af de andre × 100 / Σ OME", "Σ OME of the others × 100 / Σ OME"),
        Quantity.LongActingPercent => new(
            "Σ OME i langtidsvirkende × 100 / Σ OME, hos langtidsbrukere", "Σ OME i langtidsvirkende × 100 / Σ OME, hos langtidsbrugere", "Σ OME in long-acting × 100 / Σ OME, in long-term users"),
        Quantity.HighDosePercent => HighDose(measure.OmeLimit, "× 100 / brukere", "× 100 / brugere", "× 100 / users"),
        Quantity.HighDosePer1000 => HighDose(measure.OmeLimit, "× 1000 / personer", "× 1000 / personer", "× 1000 / persons"),
        Quantity.ManyPrescribersPercent => ManyPrescribers(measure.FewestPrescribers),
        Quantity.ElderlyPercentFromGps => ElderlyFromGps(measure.AgeFrom, measure.DddLimit),
        Quantity.LargePacksPercent => LargePacks(measure.FewestUnits),
        Quantity.TopOme => new("for hvert virkestoff: Σ mg OME × 1000 / (personer × dager)", "for hvert aktivt stof: Σ mg OME × 1000 / (personer × dage)", "for each substance: Σ mg OME × 1000 / (persons × days)"),
        Quantity.TopCost => new("for hvert virkestoff: Σ pris × 1000 / personer", "for hvert aktivt stof: Σ pris × 1000 / personer", "for each substance: Σ price × 1000 / persons"),
        Quantity.IncidentUsersPer1000 => Incident(measure.WashoutDays),
        Quantity.EpisodeUsersPercent => Episode(measure.MoreThanDays, measure.AtMostDays),
        Quantity.ElderlyUsersPer1000 => Elderly(measure.AgeFrom, measure.DddLimit ?? 0),
        Quantity.UsersAboveDddPercent => Above(measure.DddLimit),
        Quantity.ConcurrentBlocksPercent => new(
            "brukere med begge i samme bolk på 90 dager, i ≥ 2 bolker × 100 / brukere",
            "brugere med begge i samme blok på 90 dage, i ≥ 2 blokke × 100 / brugere",
            "users with both in the same 90-day block, in ≥ 2 blocks × 100 / users"),
        Quantity.TopUsers => new("for hvert virkestoff: brukere med Σ DDD > 0 × 1000 / personer", "for hvert aktivt stof: brugere med Σ DDD > 0 × 1000 / personer", "for each substance: users with Σ DDD > 0 × 1000 / persons"),
        Quantity.TopDdd => new("for hvert virkestoff: Σ DDD × 1000 / (personer × dager)", "for hvert aktivt stof: Σ DDD × 1000 / (personer × dage)", "for each substance: Σ DDD × 1000 / (persons × days)"),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private static LocalText HighDose(int? limit, string nb, string da, string en) => new(
        string.Create(CultureInfo.InvariantCulture, $"brukere med Σ mg OME / dager ≥ {limit}, utlevert på ≥ 2 dager {nb}"),
        string.Create(CultureInfo.InvariantCulture, $"brugere med Σ mg OME / dage ≥ {limit}, udleveret på ≥ 2 dage {da}"),
        string.Create(CultureInfo.InvariantCulture, $"users with Σ mg OME / days ≥ {limit}, dispensed on ≥ 2 days {en}"));

    private static LocalText ManyPrescribers(int? fewest) => new(
        string.Create(CultureInfo.InvariantCulture, $"brukere med samme virkestoff fra ≥ {fewest} forskrivere × 100 / brukere"),
        string.Create(CultureInfo.InvariantCulture, $"brugere med samme aktive stof fra ≥ {fewest} læger × 100 / brugere"),
        string.Create(CultureInfo.InvariantCulture, $"users with the same substance from ≥ {fewest} prescribers × 100 / users"));

    private static LocalText ElderlyFromGps(int? age, int? limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"personer ≥ {age} år med Σ DDD > {limit} fra fastleger × 100 / personer ≥ {age} år"),
        string.Create(CultureInfo.InvariantCulture, $"personer ≥ {age} år med Σ DDD > {limit} fra praktiserende læger × 100 / personer ≥ {age} år"),
        string.Create(CultureInfo.InvariantCulture, $"persons ≥ {age} years with Σ DDD > {limit} from GPs × 100 / persons ≥ {age} years"));

    private static LocalText LargePacks(int? fewest) => new(
        string.Create(CultureInfo.InvariantCulture, $"utleveringer på ≥ {fewest} tabletter × 100 / utleveringer"),
        string.Create(CultureInfo.InvariantCulture, $"ekspeditioner på ≥ {fewest} tabletter × 100 / ekspeditioner"),
        string.Create(CultureInfo.InvariantCulture, $"dispensings of ≥ {fewest} tablets × 100 / dispensings"));

    private static LocalText Incident(int? washout) => new(
        string.Create(CultureInfo.InvariantCulture, $"brukere med en utlevering > {washout} dager etter den forrige, eller uten noen før × 1000 / personer"),
        string.Create(CultureInfo.InvariantCulture, $"brugere med en ekspedition > {washout} dage efter den forrige, eller uden nogen før × 1000 / personer"),
        string.Create(CultureInfo.InvariantCulture, $"users with a dispensing > {washout} days after the one before, or with none before × 1000 / persons"));

    private static LocalText Elderly(int? age, int limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"personer ≥ {age} år med Σ DDD > {limit} × 1000 / personer ≥ {age} år"),
        string.Create(CultureInfo.InvariantCulture, $"personer ≥ {age} år med Σ DDD > {limit} × 1000 / personer ≥ {age} år"),
        string.Create(CultureInfo.InvariantCulture, $"persons ≥ {age} years with Σ DDD > {limit} × 1000 / persons ≥ {age} years"));

    private static LocalText Episode(int? moreThan, int? atMost)
    {
        string limit = string.Create(CultureInfo.InvariantCulture, $"> {moreThan}") + (atMost is { } most ? string.Create(CultureInfo.InvariantCulture, $", ≤ {most}") : "");
        return new(
            $"brukere med en sammenhengende periode på {limit} dager × 100 / brukere",
            $"brugere med en sammenhængende periode på {limit} dage × 100 / brugere",
            $"users with an episode of {limit} days × 100 / users");
    }

    private static LocalText Above(int? limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"brukere med Σ DDD > {limit} × 100 / brukere"),
        string.Create(CultureInfo.InvariantCulture, $"brugere med Σ DDD > {limit} × 100 / brugere"),
        string.Create(CultureInfo.InvariantCulture, $"users with Σ DDD > {limit} × 100 / users"));

    private static LocalText Persistent(int? limit, int? quarters) => new(
        string.Create(CultureInfo.InvariantCulture, $"personer med Σ DDD > {limit} og utlevering i ≥ {quarters} kvartaler × 1000 / personer"),
        string.Create(CultureInfo.InvariantCulture, $"personer med Σ DDD > {limit} og ekspedition i ≥ {quarters} kvartaler × 1000 / personer"),
        string.Create(CultureInfo.InvariantCulture, $"persons with Σ DDD > {limit} and dispensings in ≥ {quarters} quarters × 1000 / persons"));
}
