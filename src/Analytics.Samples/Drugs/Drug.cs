namespace Analytics.Samples.Drugs;

/// <summary>Kinds of drugs that have courses of their own.</summary>
internal enum DrugGroup
{
    /// <summary>N02A.</summary>
    Opioid,

    /// <summary>N05B.</summary>
    Anxiolytic,

    /// <summary>N05C.</summary>
    Hypnotic,

    Other,
}

/// <summary>A drug of the sample. How often it is drawn is made up.</summary>
/// <param name="Acute">Weight in short courses.</param>
/// <param name="Chronic">Weight in long courses.</param>
/// <param name="Category">Legal category: A narcotic, B addictive, C other.</param>
/// <param name="Code">The reimbursement code its rows may carry; empty for none.</param>
/// <param name="FirstPack">Number of its smallest pack; the others follow.</param>
internal sealed record Drug(string Atc, DrugGroup Group, long Acute, long Chronic, char Category, string Code, int FirstPack, int Packs);

/// <summary>A made-up pack.</summary>
/// <param name="ArticleNo">Six digits from 990001: no real pack has such a number.</param>
/// <param name="Mg">Milligrams per unit, as in the file; empty where it means nothing.</param>
/// <param name="DddHundredths">In the whole pack.</param>
/// <param name="OmeMg">Oral morphine in the whole pack, as in the file; empty where there is none.</param>
internal sealed record Pack(
    string ArticleNo, int Drug, string Form, string Route, string Mg, int Units, int DddHundredths, string OmeMg, string LongActing, int PriceNok);
