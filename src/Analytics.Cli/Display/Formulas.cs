using System.Globalization;
using Analytics.Measures;

namespace Analytics.Cli.Display;

/// <summary>A measure as a formula in words.</summary>
internal static class Formulas
{
    public static LocalText Of(MeasureDefinition measure) => measure.Quantity switch
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
        Quantity.ConcurrentCoverPercent => new(
            "brukere med ≥ 2 datoer av begge og ≥ 30 dager dekket av begge × 100 / brukere med ≥ 2 datoer og Σ DDD ≥ 15",
            "brugere med ≥ 2 datoer af begge og ≥ 30 dage dækket af begge × 100 / brugere med ≥ 2 datoer og Σ DDD ≥ 15",
            "users with ≥ 2 dates of both and ≥ 30 days covered by both × 100 / users with ≥ 2 dates and Σ DDD ≥ 15"),
        Quantity.FirstTreatmentPercent => new("nye brukere som begynte slik × 100 / nye brukere", "nye brugere, der begyndte sådan × 100 / nye brugere", "new users who began like this × 100 / new users"),
        Quantity.StartedByPercent => StartedBy(measure.Starter!.Value),
        Quantity.ContinuedPercent => Continued(measure.Starter!.Value, measure.MoreThanDays),
        Quantity.NewLongTermPercent => new(
            "nye brukere med utlevering 91–180 dager etter den første, og ≥ 90 enheter de første 90 dagene × 100 / nye brukere",
            "nye brugere med ekspedition 91–180 dage efter den første, og ≥ 90 enheder de første 90 dage × 100 / nye brugere",
            "new users with a dispensing 91–180 days after the first, and ≥ 90 units in the first 90 days × 100 / new users"),
        Quantity.RenewalsPerYear => new("fornyelser × 365,25 / dager i behandling", "fornyelser × 365,25 / dage i behandling", "renewals × 365.25 / days of treatment"),
        Quantity.RenewalIntervalDays => new("median av dager mellom utleveringsdatoer i en behandling", "median af dage mellem ekspeditionsdatoer i en behandling", "median of days between dispensing dates of a treatment"),
        Quantity.EarlyRenewalsPercent => new(
            "mellomrom < 80 % av ventet ved egen takt × 100 / mellomrom", "mellemrum < 80 % af forventet ved eget tempo × 100 / mellemrum", "intervals < 80 % of expected at one's own pace × 100 / intervals"),
        Quantity.RenewalChainPercent => Chain(measure.MoreThanDays),
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

    private static LocalText StartedBy(Starter starter) => new(
        $"nye brukere startet av {ExplanationTexts.NameOf(starter)[Language.Nb]} × 100 / nye brukere",
        $"nye brugere startet af {ExplanationTexts.NameOf(starter)[Language.Da]} × 100 / nye brugere",
        $"new users begun by {ExplanationTexts.NameOf(starter)[Language.En]} × 100 / new users");

    private static LocalText Continued(Starter starter, int? days) => new(
        string.Create(CultureInfo.InvariantCulture, $"av dem startet av {ExplanationTexts.NameOf(starter)[Language.Nb]}: behandling > {days} dager × 100 / nye brukere"),
        string.Create(CultureInfo.InvariantCulture, $"af dem startet af {ExplanationTexts.NameOf(starter)[Language.Da]}: behandling > {days} dage × 100 / nye brugere"),
        string.Create(CultureInfo.InvariantCulture, $"of those begun by {ExplanationTexts.NameOf(starter)[Language.En]}: treatment > {days} days × 100 / new users"));

    private static LocalText Chain(int? days) => new(
        string.Create(CultureInfo.InvariantCulture, $"brukere med en kjede > {days} dager fra ett legekontor × 100 / brukere"),
        string.Create(CultureInfo.InvariantCulture, $"brugere med en kæde > {days} dage fra én klinik × 100 / brugere"),
        string.Create(CultureInfo.InvariantCulture, $"users with a chain > {days} days of one practice × 100 / users"));
}
