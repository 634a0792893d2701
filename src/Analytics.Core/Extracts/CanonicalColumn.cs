namespace Analytics.Extracts;

/// <summary>Names that a format maps the columns of an extract to. The date of the dispensing has a place of its own in the format.</summary>
public static class CanonicalColumn
{
    public const string DispensingId = "dispensing_id";
    public const string PatientId = "patient_id";
    public const string BirthYear = "birth_year";
    /// <summary>Whole years at the dispensing, where there is no birth year.</summary>
    public const string Age = "age";
    public const string Sex = "sex";
    public const string DeathMonth = "death_ym";
    public const string Municipality = "muni_code";
    public const string DispensedDate = "disp_date";
    public const string Atc = "atc";
    public const string Packages = "packages";
    public const string Ddd = "ddd";
    public const string PrescriberId = "prescriber_id";
    public const string PracticeId = "practice_id";
    public const string Article = "product_no";
    public const string LegalCategory = "legal_category";
    public const string ReimbursementCode = "reimb_code";
    public const string ReimbursementIcd = "reimb_icd";
    public const string ReimbursementIcpc = "reimb_icpc";
    public const string Price = "price_gross";
    public const string Profession = "prescriber_profession";
    public const string Specialty = "prescriber_specialty";
    public const string DoseDispensed = "dose_dispensed";

    /// <summary>Without these nothing can be measured. A missing other column switches off the measures that need it.</summary>
    public static IReadOnlyList<string> Required { get; } = [PatientId, DispensedDate, Atc, Ddd];

    /// <summary>Every name that <c>columns</c> of a format may have, in the order of the schema.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        DispensingId, "rx_id", "refill_no", PatientId, BirthYear, Age, Sex, DeathMonth, Municipality, "presc_date",
        Atc, Article, "product_name", "form", "route", "strength_num", "strength_unit", "pack_size", "pack_unit",
        Packages, Ddd, PrescriberId, Profession, Specialty, PracticeId, LegalCategory,
        "reimb_scheme", ReimbursementCode, ReimbursementIcd, ReimbursementIcpc, "indication_code", DoseDispensed,
        Price, "price_patient",
    ];
}
