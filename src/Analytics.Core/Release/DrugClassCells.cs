using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Cells of the drug classes that groups are made of: never shown, but what groups say by subtraction is about them.</summary>
/// <param name="contributions">By cell of the classes by residence.</param>
internal sealed class DrugClassCells(TallyRun run, IReadOnlyList<PlannedWindow> windows, bool place, ILookup<int, Contribution> contributions, SensitiveDrugs sensitive)
{
    private readonly CellBook _book = place ? run.Book.AtomByResidence : run.Book.AtomByPrescriber;
    private readonly ILookup<int, PracticeShare> _shares = (place ? run.Book.AtomByResidence : run.Book.AtomByPrescriber).Shares(), _unmatched = run.Book.AtomUnmatched.Shares();

    /// <summary>By class: a place's or a practice's cell in a window.</summary>
    public CellFacts[] Of(int unit, int window) => [.. run.Atoms.Masks.Select((_, drugClass) =>
    {
        int cell = _book.Cell(drugClass, windows[window].Window, unit), patients = _book.Patients(cell);
        return place
            ? new CellFacts(patients, _book.Users(cell), null, _book.Prescribers(cell))
            {
                FewestPatients = sensitive.OfClass(drugClass),
                Shares = unit >= run.Residences.FirstMunicipality ? [.. _shares[cell]] : [],
                Contributors = unit >= run.Residences.FirstMunicipality ? new([.. contributions[cell]], _book.Largest(cell), isVolume: true) : null,
            }
            : new CellFacts(patients, patients, null, null)
            {
                FewestPatients = sensitive.OfClass(drugClass),
                Shares = OfPractice(run, unit, patients, _shares[cell]),
            };
    })];

    /// <summary>By class: what tells a practice and its doctors together apart, in one direction and the other.</summary>
    public CellFacts[] BesidesDoctors(int practice, int window) => [.. run.Atoms.Masks.Select((_, drugClass) =>
    {
        var book = run.Book.AtomBesidesDoctors;
        int w = windows[window].Window, here = book.Patients(book.Cell(drugClass, w, practice)), away = book.Patients(book.Cell(drugClass, w, run.Prescribers.Practices.Length + practice));
        return new CellFacts(here + away, here + away, null, null) { FewestPatients = sensitive.OfClass(drugClass) };
    })];

    /// <summary>By class: what tells the nation and all practices together apart.</summary>
    public CellFacts[] Unmatched(int window) => [.. run.Atoms.Masks.Select((_, drugClass) =>
    {
        var book = run.Book.AtomUnmatched;
        int cell = book.Cell(drugClass, windows[window].Window, 0), patients = book.Patients(cell);
        return new CellFacts(patients, patients, null, null) { Shares = ByReader(run, _unmatched[cell]), FewestPatients = sensitive.OfClass(drugClass) };
    })];

    /// <summary>A practice knows its own cell; where practices are told by lists, others know what they prescribed to its patients.</summary>
    /// <param name="shares">None where a practice's dispensings are those that it prescribed.</param>
    /// <param name="unit">A doctor, who is one reader with the practices that have the doctor, or a practice.</param>
    public static IReadOnlyList<PracticeShare> OfPractice(TallyRun run, int unit, int patients, IEnumerable<PracticeShare> shares)
    {
        int[] readers = ReadersOf(run, unit);
        return [.. readers.Select(reader => new PracticeShare(reader, patients, patients)), .. ByReader(run, shares).Where(share => !readers.Contains(share.Practice))];
    }

    /// <summary>Keys of the practice, or of the doctor's practices, as readers.</summary>
    public static int[] ReadersOf(TallyRun run, int unit) =>
        [.. (run.Prescribers.IsDoctor(unit) ? run.Prescribers.HomesOf(unit) : [unit]).Select(PracticeProtection.ReaderOf)];

    /// <summary>Shares by the key that practices have as readers of each other's documents.</summary>
    public static IReadOnlyList<PracticeShare> ByReader(TallyRun run, IEnumerable<PracticeShare> shares) =>
        [.. shares.Select(share => share with { Practice = PracticeProtection.ReaderOf(run.Prescribers.PracticeOf(share.Practice)) })];
}
