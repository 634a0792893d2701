namespace Analytics.Tallies;

/// <summary>A doctor's unit and a practice's key in one number: the list that a patient was on. 0 is no list.</summary>
internal sealed class ListCodes(int practices)
{
    public const int None = 0;

    /// <param name="doctor">A unit of <see cref="PrescriberUnits"/>, or none.</param>
    /// <param name="practice">A key of <see cref="PracticeKeys"/>, 0 for none.</param>
    public int Of(int doctor, int practice) => checked((doctor + 1) * practices + practice);

    public int DoctorOf(int list) => list / practices - 1;

    public int PracticeOf(int list) => list % practices;
}
