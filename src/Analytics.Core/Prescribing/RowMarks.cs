namespace Analytics.Prescribing;

/// <summary>What legal category, reimbursement code, prescriber and way of dispensing say of a row, as far as somebody may ask for it.</summary>
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

    /// <summary>Packed in doses by a machine, for a week or two.</summary>
    DoseDispensed = 32,

    /// <summary>The prescriber is a specialist in general practice.</summary>
    GeneralPractice = 64,

    /// <summary>The prescriber is a specialist of another field.</summary>
    Specialist = 128,

    /// <summary>Who prescribed, as far as the row tells.</summary>
    Prescriber = GeneralPractice | Specialist,

    /// <summary>What reimbursement codes tell.</summary>
    Reimbursement = EndOfLife | Cancer | ChronicPain | Epilepsy,
}
