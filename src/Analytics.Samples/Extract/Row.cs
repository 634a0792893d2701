namespace Analytics.Samples.Extract;

/// <summary>The values of one row before they become bytes.</summary>
internal struct Row
{
    public ulong Patient;
    public int BirthYear;
    public int Sex;

    /// <summary>Official code on the day; <see cref="None"/> for an empty field.</summary>
    public int Municipality;
    public int Day;
    public int Pack;

    /// <summary>Whether it is not the drug of the course.</summary>
    public bool AnotherDrug;

    /// <summary>Negative for a return.</summary>
    public int PackagesHundredths;
    public int DddHundredths;
    public bool DddMissing;

    /// <summary>Number of the prescriber, or <see cref="None"/>.</summary>
    public int Prescriber;
    public bool PracticeMissing;
    public bool IsDose;
    public string Code;

    /// <summary>A second reimbursement code in the same field, which is then quoted; null for most rows.</summary>
    public string? SecondCode;
    public int PriceOre;

    public const int None = -1;
}
