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

    public static readonly LocalText Born = new("født", "født", "born");
    public static readonly LocalText Units = new("stk.", "stk.", "units");
    public static readonly LocalText LongActing = new("langtidsvirkende", "langtidsvirkende", "long-acting");
    public static readonly LocalText ShortActing = new("korttidsvirkende", "korttidsvirkende", "short-acting");
    public static readonly LocalText Category = new("gruppe", "gruppe", "category");
    public static readonly LocalText Code = new("kode", "kode", "code");
    public static readonly LocalText NoPractice = new("uten legekontor", "uden klinik", "no practice");
    public static readonly LocalText Dose = new("dosepakket", "dosisdispenseret", "dose-dispensed");
    public static readonly LocalText Died = new("død", "død", "died");
    public static readonly LocalText Price = new("kr", "kr.", "NOK");

    public static LocalText NameOf(Starter starter) => starter switch
    {
        Starter.Own => new("egen fastlege", "egen læge", "own GP"),
        Starter.Practice => new("en annen på kontoret", "en anden i klinikken", "another of the practice"),
        Starter.Gp => new("en annen fastlege", "en anden praktiserende læge", "another GP"),
        Starter.Hospital => new("sykehus eller spesialist", "sygehus eller speciallæge", "hospital or specialist"),
        _ => new("andre og ukjent", "andre og ukendt", "others and unknown"),
    };

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
}
