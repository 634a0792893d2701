namespace Analytics.Prescribing;

/// <summary>What the legal category and the reimbursement code of a dispensing say, as far as a drug selection or an exclusion may ask for it.</summary>
[Flags]
public enum RowMarks
{
    None = 0,

    /// <summary>Legal category A or B: may lead to dependence.</summary>
    Addictive = 1,

    /// <summary>Reimbursement code −90: palliative treatment at the end of life.</summary>
    EndOfLife = 2,

    /// <summary>A code of cancer: ICD-10 C00–C97, or one of ICPC-2's.</summary>
    Cancer = 4,

    /// <summary>Reimbursement code −71: severe chronic pain.</summary>
    ChronicPain = 8,

    /// <summary>ICPC-2 N88 or ICD-10 G40.</summary>
    Epilepsy = 16,

    /// <summary>Treatment that measures of long-term use leave out (MEASURES 4.18).</summary>
    Palliative = EndOfLife | Cancer,
}
