using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Practices and doctors as small numbers: practices first, then doctors, each ordinal by id.</summary>
internal sealed class PrescriberUnits
{
    public const int None = -1;
    private readonly int[] _practiceOfKey, _doctorOfKey;
    private readonly int[][] _doctorsOf, _homesOf;
    private readonly bool _namesPersons;

    /// <param name="practiceNames">Ids by key; index 0 is no practice.</param>
    /// <param name="prescriberNames">Likewise.</param>
    /// <param name="listGps">GPs that a list of patients names; they are the doctors where there is no GP list.</param>
    /// <param name="namesPersons">Whether prescribers are persons; practices stand for their GPs where they are not.</param>
    /// <param name="lists">How dispensings tell the list of their patient; null where they are put down to those who prescribed.</param>
    public PrescriberUnits(ReferenceData reference, IReadOnlyList<string> practiceNames, IReadOnlyList<string> prescriberNames, IReadOnlyList<string> listGps, ListCodes? lists, bool namesPersons)
    {
        (HasGpList, Lists, _namesPersons) = (reference.HasGpList, lists, namesPersons);
        Practices = Ordered(practiceNames.Skip(1).Concat(reference.Practices.Select(p => p.PracticeId)));
        // Where a register hides persons there is no level below the practice, whatever other tables say.
        Doctors = !namesPersons ? [] : Ordered(HasGpList ? reference.GpList.Select(gp => gp.PrescriberId) : listGps.Count > 0 ? listGps : prescriberNames.Skip(1));
        _practiceOfKey = KeysTo(practiceNames, Practices, 0);
        _doctorOfKey = KeysTo(prescriberNames, Doctors, Practices.Length);
        var homes = reference.GpList.Select(gp => (Practice: Array.BinarySearch(Practices, gp.PracticeId, StringComparer.Ordinal), Doctor: DoctorNamed(gp.PrescriberId)))
            .Where(home => home is { Practice: >= 0, Doctor: >= 0 }).Distinct().ToList();
        _doctorsOf = [.. Enumerable.Range(0, Practices.Length).GroupJoin(homes, practice => practice, home => home.Practice, (_, own) => own.Select(home => home.Doctor).Order().ToArray())];
        _homesOf = [.. Enumerable.Range(Practices.Length, Doctors.Length).GroupJoin(homes, doctor => doctor, home => home.Doctor, (_, own) => own.Select(home => home.Practice).Order().ToArray())];
    }

    public bool HasGpList { get; }

    /// <summary>Null where dispensings are put down to those who prescribed.</summary>
    public ListCodes? Lists { get; }
    public string[] Practices { get; }
    public string[] Doctors { get; }
    public int Count => Practices.Length + Doctors.Length;

    /// <summary>Units of the doctors whom the GP list has in a practice.</summary>
    public IReadOnlyList<int> DoctorsOf(int practice) => _doctorsOf[practice];

    /// <summary>Units of the practices that the GP list has a doctor in.</summary>
    public IReadOnlyList<int> HomesOf(int doctor) => _homesOf[doctor - Practices.Length];

    public bool IsDoctor(int unit) => unit >= Practices.Length;

    /// <summary>Id of a practice or doctor.</summary>
    public string NameOf(int unit) => IsDoctor(unit) ? Doctors[unit - Practices.Length] : Practices[unit];

    public int DoctorNamed(string id) => Array.BinarySearch(Doctors, id, StringComparer.Ordinal) is var at and >= 0 ? Practices.Length + at : None;

    /// <summary>Whether the id of one practice comes before that of another; none comes last.</summary>
    public bool IsBefore(int practiceKey, int other) => practiceKey != 0 && (other == 0 || _practiceOfKey[practiceKey] < _practiceOfKey[other]);

    public int PracticeOf(int practiceKey) => _practiceOfKey[practiceKey];

    /// <summary>The unit of a doctor, or none for others who prescribe: hospitals, locums without a list.</summary>
    public int DoctorOf(int prescriberKey) => _doctorOfKey[prescriberKey];

    /// <summary>Whether the row counts as a GP's: on the GP list or, without one, with a practice.</summary>
    public bool IsGp(int prescriberKey, int practiceKey) =>
        prescriberKey != 0 && (HasGpList && _namesPersons ? _doctorOfKey[prescriberKey] != None : practiceKey != 0);

    private static string[] Ordered(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static int[] KeysTo(IReadOnlyList<string> names, string[] ids, int first)
    {
        var unitOf = new int[names.Count];
        unitOf[0] = None;
        for (int key = 1; key < names.Count; key++)
        {
            int at = Array.BinarySearch(ids, names[key], StringComparer.Ordinal);
            unitOf[key] = at < 0 ? None : first + at;
        }
        return unitOf;
    }
}
