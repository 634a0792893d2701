namespace Analytics.Measures;

/// <summary>What a figure can need besides patient, month, ATC and DDD: a column of every file, dates of days, or a reference table (MEASURES 1.7).</summary>
public enum DataNeed
{
    /// <summary>Dates of days: months don't tell how long something lasted, or how much later something came.</summary>
    Day,
    BirthYear,
    LegalCategory,
    ReimbursementCode,

    /// <summary>What was paid.</summary>
    Price,

    /// <summary>Article numbers, and what products.csv says of them.</summary>
    Products,

    /// <summary>That the law of the register lets volumes by substance be published.</summary>
    LeaveForProductVolumes,

    /// <summary>People on the lists of GPs.</summary>
    GpList,

    /// <summary>A GP list by age.</summary>
    AgesOfGpList,

    /// <summary>Who was on whose list when.</summary>
    PatientList,

    /// <summary>What the prescriber is a specialist of.</summary>
    Specialty,

    /// <summary>Practices in the rows, or in the GP list.</summary>
    Practices,
}

/// <summary>What needs are called.</summary>
public static class DataNeedExtensions
{
    /// <summary>The column or table that is asked for, in English, as it stands in messages, intake and manifest.</summary>
    public static string Describe(this DataNeed need) => need switch
    {
        DataNeed.Day => "dates of days",
        DataNeed.BirthYear => "birth_year",
        DataNeed.LegalCategory => "legal_category",
        DataNeed.ReimbursementCode => "reimbursement code",
        DataNeed.Price => "price_gross",
        DataNeed.Products => "product_no with products.csv",
        DataNeed.LeaveForProductVolumes => "leave to publish volumes by substance",
        DataNeed.GpList => "gp_list.csv",
        DataNeed.AgesOfGpList => "age_group in gp_list.csv",
        DataNeed.PatientList => "patient_gp.csv",
        DataNeed.Specialty => "prescriber_specialty",
        DataNeed.Practices => "practice_id, or prescriber_id with gp_list.csv",
        _ => throw new ArgumentOutOfRangeException(nameof(need)),
    };
}
