using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>From a read extract to one merged book: partitions of patients in parallel.</summary>
internal sealed class TallyRun
{
    private TallyRun(TallyPlan plan, WindowTable windows, ResidenceUnits residences, PrescriberUnits prescribers, SubstanceList substances, AtomTable atoms, TallyBook book) =>
        (Plan, Windows, Residences, Prescribers, Substances, Atoms, Book) = (plan, windows, residences, prescribers, substances, atoms, book);

    public TallyPlan Plan { get; }
    public WindowTable Windows { get; }
    public ResidenceUnits Residences { get; }
    public PrescriberUnits Prescribers { get; }

    public SubstanceList Substances { get; }
    public AtomTable Atoms { get; }
    public TallyBook Book { get; }

    /// <summary>Ids of prescribers by key, as the cross-checks use them.</summary>
    public required IReadOnlyList<string> PrescriberNames { get; init; }

    /// <summary>Whether dispensings could be put down to practices.</summary>
    public required bool NamesPractices { get; init; }

    /// <summary>The contract's cross-checks; null where the plan has none.</summary>
    public required CrossChecks? CrossChecks { get; init; }

    /// <summary>Groups' projects, where their change is asked for.</summary>
    public required IReadOnlyList<Project> Projects { get; init; }

    /// <param name="namesPersons">Whether prescribers are persons; otherwise nobody is a doctor.</param>
    public static TallyRun Of(
        AnalysisRequest request, TallyPlan plan, bool namesPersons, PatientPartitions partitions, ReadResult<PatientSink> read,
        IProgress<AnalysisProgress>? progress, CancellationToken cancel)
    {
        var windows = new WindowTable(request.Period, withMonths: plan.Purpose == TallyPurpose.Internal);
        var residences = new ResidenceUnits(request.Reference, request.Period, plan.Purpose);
        ulong[] masks = [.. read.Substances.Select(plan.MaskOf)];
        var attribution = plan.Measures.Count == 0 ? Attribution.Prescriber : request.AttributionUsed;
        var stays = attribution == Attribution.List ? ListStays.Read(request.Reference, partitions, read.LongPatients, request.Period) : null;
        var practices = new PracticeKeys(request.Reference, read.Practices, read.Prescribers, request.Period.From, attribution == Attribution.Prescriber ? null : stays?.Practices.Skip(1) ?? []);
        var codes = attribution == Attribution.Prescriber ? null : new ListCodes(practices.Names.Count);
        var prescribers = new PrescriberUnits(request.Reference, practices.Names, read.Prescribers, stays?.Gps ?? [], codes, namesPersons);
        PatientLists? lists = codes is null ? null
            : stays is null ? new MajorityGps(codes, practices, prescribers, windows, read.Prescribers, masks)
            : new ListedPatients(stays, codes, practices, prescribers);
        var atoms = plan.AtomsOf(masks);
        var substances = new SubstanceList(read.Substances, masks, plan.Branches);
        var ownGps = (plan.Asked & StartTraits.AnyStarter) != 0 ? new OwnGps(request.Reference, practices, partitions, read.LongPatients, read.Prescribers) : null;
        bool[] isDoseDispensed = [.. read.Substances.Select(substance => (substance.Marks & RowMarks.DoseDispensed) != 0)];
        bool[] evidence = [.. read.Substances.Select(plan.IsEvidence)];
        var checks = read.Sinks[0].Checks;
        foreach (var other in read.Sinks.Skip(1)) checks.Merge(other.Checks);
        int firstYear = checks.FirstDay == int.MaxValue ? 0 : partitions.Calendar.YearOf(checks.FirstDay);

        IReadOnlyList<Project> projects = plan.Changed.Count == 0 ? [] : Project.Of(request.Reference, windows, residences, prescribers);
        int next = -1, done = 0;
        var books = new (TallyBook Book, CrossChecks Checks)[Math.Clamp(request.Workers, 1, PatientPartitions.Count)];
        Parallel.For(0, books.Length, new ParallelOptions { MaxDegreeOfParallelism = books.Length, CancellationToken = cancel }, worker =>
        {
            books[worker] = (new TallyBook(plan, windows, residences, prescribers, atoms, substances, projects, request.Policy.FewestPrescribers), new CrossChecks(partitions.Calendar));
            var patients = new PatientTallier(plan, windows, residences, prescribers, masks, evidence, atoms, substances, projects,
                new StartReader(windows, prescribers, read.Substances, ownGps), () => new Renewals(windows, isDoseDispensed), books[worker].Book);
            var histories = new HistoryBatch(patients.Add);
            for (int partition; (partition = Interlocked.Increment(ref next)) < PatientPartitions.Count;)
            {
                cancel.ThrowIfCancellationRequested();
                partitions[partition].Tally(partition, books[worker].Checks, firstYear, practices, lists, histories);
                histories.EndPartition(isFromDisk: partitions[partition].HasSpilled);
                partitions.Release(partition);
                progress?.Report(new(AnalysisPhase.Tallying, Interlocked.Increment(ref done), PatientPartitions.Count));
            }
            histories.End();
        });
        foreach (var (book, theirs) in books)
        {
            if (book != books[0].Book) books[0].Book.Merge(book);
            checks.Merge(theirs);
        }
        books[0].Book.RollUp(residences);
        return new TallyRun(plan, windows, residences, prescribers, substances, atoms, books[0].Book)
        {
            CrossChecks = plan.HasCrossChecks ? checks : null,
            PrescriberNames = read.Prescribers,
            NamesPractices = stays is null ? practices.AreKnown : practices.Names.Count > 1,
            Projects = projects,
        };
    }
}
