namespace Analytics.Prescribing;

/// <summary>Year of birth and sex as a row tells them, in two bytes.</summary>
internal readonly record struct Person
{
    private const int SexShift = 14, YearMask = (1 << SexShift) - 1;
    private readonly ushort _bits;

    /// <param name="birthYear">Four digits; 0 where the row does not say.</param>
    /// <param name="sex">1 men, 2 women; 0 where the row does not say.</param>
    public Person(int birthYear, int sex) => _bits = (ushort)(birthYear & YearMask | sex << SexShift);

    public int BirthYear => _bits & YearMask;
    public int Sex => _bits >> SexShift;
}
