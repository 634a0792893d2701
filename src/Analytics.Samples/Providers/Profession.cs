namespace Analytics.Samples.Providers;

/// <summary>What prescribers are, in the words of the Norwegian register.</summary>
internal static class Profession
{
    /// <summary>Some doctors of a hospital have no specialty yet, or none that the register knows.</summary>
    private static readonly string[] Specialties =
        ["Ortopedisk kirurgi", "", "Indremedisin", "Anestesiologi", "", "Psykiatri", "Generell kirurgi", "Nevrologi", "", "Geriatri"];

    private const int GpsWithSpecialty = 7, OfGps = 10, OneDentistIn = 9, FirstDentist = 2;

    /// <returns>Profession and specialty with a separator between.</returns>
    public static string Of(Workforce workforce, int prescriber)
    {
        if (prescriber < workforce.Gps) return prescriber % OfGps < GpsWithSpecialty ? "Lege;Allmennmedisin" : "Lege;";
        return IsDentist(workforce, prescriber) ? "Tannlege;" : "Lege;" + Specialties[prescriber % Specialties.Length];
    }

    private static bool IsDentist(Workforce workforce, int prescriber) => (prescriber - workforce.Gps) % OneDentistIn == FirstDentist;
}
