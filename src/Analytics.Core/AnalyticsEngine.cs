using System.Security.Cryptography;
using System.Text;
using Analytics.Estimates;
using Analytics.Extracts;
using Analytics.Extracts.Prepared;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Readiness;
using Analytics.Reference;
using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Release.Earlier;
using Analytics.Tallies;

namespace Analytics;

/// <summary>The façade: one request in, one publication out.</summary>
public static class AnalyticsEngine
{
    /// <summary>Reads, tallies, estimates and protects: everything that may be shown, and nothing else, is in the publication.</summary>
    /// <exception cref="ExtractException">The data were refused, or have no row of a year of the period.</exception>
    /// <exception cref="ReferenceException">The population of the newest year is not there.</exception>
    /// <exception cref="EarlierReleaseException">An earlier release told of the period by other definitions.</exception>
    /// <exception cref="ArgumentException">The period holds no whole calendar year to report on.</exception>
    public static AnalysisResult Analyse(AnalysisRequest request, IProgress<AnalysisProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Period.WholeYears.Any())
            throw new ArgumentException("The period holds no whole calendar year; reports need at least one, from 1 January to 31 December.", nameof(request));
        int reportingYear = request.Period.WholeYears.Last();
        Coverage.RequirePopulation(request.Reference, reportingYear);
        var data = new DataAtHand(ExtractShape.Of(request.Extracts), request.Reference, forRelease: true);
        Coverage.RequireMeasures(request, data);
        var measures = data.Computable(request.Measures);
        Comparability.Require(request, measures);
        var (intake, estimator) = Estimate(request, data, TallyPurpose.Release, progress, cancel);
        Coverage.RequireRows(request, intake);
        int step = 0;
        void Step() => progress?.Report(new(AnalysisPhase.Protecting, ++step, 6));
        var decisions = DisclosureGate.Decide(estimator, request.Policy, estimator.Run.Windows.IndexOf(CalendarPeriod.OfYear(reportingYear)), new EarlierFigures(request.Earlier, request.Period),
            request.Policy.SmallMunicipality == SmallMunicipality.Consent ? SmallMunicipalities.AwaitingConsent(request.Reference, estimator.Run.Residences, request.Date) : new HashSet<int>(), Step);
        cancel.ThrowIfCancellationRequested();

        var stamp = StampOf(request, data, intake, reportingYear);
        var maker = new BookMaker(estimator, decisions, request.Reference, stamp);
        // Nothing was seen of units that no row could name: a report of zeros would be false.
        PracticeBook[] practices = !estimator.Run.NamesPractices ? [] : [.. Enumerable.Range(0, estimator.Run.Prescribers.Practices.Length).Select(maker.Practice)];
        IReadOnlyList<DoctorBook> doctors = practices.Length == 0 ? [] : maker.Doctors(practices);
        var publication = new Publication
        {
            Stamp = stamp,
            Municipalities = !intake.NamesResidences ? [] : maker.Municipalities(),
            Practices = practices,
            Doctors = doctors,
            Clusters = request.PseudonymSecret is { } secret ? ClustersOf(request, estimator, stamp, practices, doctors, new Pseudonyms(secret), decisions.Settled) : [],
            Networks = !intake.NamesResidences ? [] : new NetworkBookMaker(maker, estimator.Run, request.Reference, stamp).All(),
            National = !intake.NamesResidences ? null : new NationalBookMaker(maker, estimator.Run, request.Reference, stamp).Make(),
        };
        Step();
        stamp.PublicationFingerprint = PublicationFingerprint.Of(publication);
        Step();
        var steward = new StewardFigures(estimator, decisions, request.Policy);
        return new AnalysisResult
        {
            Publication = publication,
            Intake = intake,
            Gate = new GateLog(["subject;level;unit;period;rule", .. decisions.Log]),
            Withheld = new GateLog(steward.Withheld()),
            Knowledge = new GateLog(steward.Knowledge()),
            ForLedger = LedgerEntry.Of(request, measures, publication, steward.Places()),
        };
    }

    private static IReadOnlyList<ClusterBook> ClustersOf(AnalysisRequest request, Estimator estimator, ReleaseStamp stamp, PracticeBook[] practices, IReadOnlyList<DoctorBook> doctors, Pseudonyms pseudonyms, SettledCells settled)
    {
        var outsiders = new Outsiders(estimator.Run, request.Reference, request.Policy);
        return new ClusterMaker(request.Reference, stamp, practices, doctors, pseudonyms, outsiders, settled, estimator.Run.Windows.IndexOf).All();
    }

    /// <summary>Writes the data controller's internal figures to a directory that exists: the contract's <c>tally</c>.</summary>
    /// <exception cref="ExtractException">The data were refused; nothing was written.</exception>
    public static IntakeSummary WriteTally(AnalysisRequest request, string directory, IProgress<AnalysisProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (intake, estimator) = Estimate(request, new DataAtHand(ExtractShape.Of(request.Extracts), request.Reference), TallyPurpose.Internal, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        TallyFiles.Write(directory, estimator.Run, estimator);
        return intake;
    }

    /// <summary>Reads only, testing every field of every row.</summary>
    /// <param name="period">Days the rows should lie in; null to test nothing of the kind.</param>
    /// <param name="reference">For codes of municipalities and drugs; null for those that are shipped.</param>
    /// <exception cref="ExtractException">A run would stop on this extract.</exception>
    public static IntakeSummary Check(
        IReadOnlyList<ExtractSource> extracts, ReportingPeriod? period = null, ReferenceData? reference = null, int workers = 0,
        IProgress<AnalysisProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(extracts);
        var data = new DataAtHand(ExtractShape.Of(extracts), reference);
        var intake = ExtractReader.Read(extracts, OptionsOfCheck(period, reference, workers), () => NoSink.Instance, BytesOf(extracts, progress), cancel).Intake;
        Tell(intake, data, MeasureCatalogue.BuiltIn.Measures);
        return intake;
    }

    /// <summary>Reads like <see cref="Check"/> and writes the kept rows as a columnar copy, by drug group and patient, that can stand in the place of the extract.</summary>
    /// <param name="extracts">With the same columns and formats of the same kind.</param>
    /// <param name="directory">Exists and is empty. The copy holds persons' data and is for its owner only.</param>
    /// <returns>The intake; where it has stops, nothing was written.</returns>
    /// <exception cref="ExtractException">The extract cannot be read, or its files cannot go into one copy.</exception>
    public static IntakeSummary Prepare(
        IReadOnlyList<ExtractSource> extracts, string directory, int workers = 0, IProgress<AnalysisProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(extracts);
        var plan = PreparedPlan.Of(extracts);
        using var rows = new KeptRows(directory);
        var options = OptionsOfCheck(null, null, workers) with { Kept = rows };
        var intake = ExtractReader.Read(extracts, options, () => NoSink.Instance, BytesOf(extracts, progress), cancel).Intake;
        if (intake.Stops.Count > 0) return intake;
        var groups = new CopyWriter(rows, plan.Columns, directory).Write(options.Workers, progress, cancel);
        WholeFile.Write(PreparedCopy.ManifestPath(directory), stream => stream.Write(plan.ManifestOf(intake, groups).ToBytes()), ownerOnly: true);
        return intake;
    }

    /// <summary>Reads which practices have dispensings in which months, and sets that beside who takes part in courses and has consented: for the coordinator.</summary>
    /// <param name="day">The day of asking.</param>
    /// <exception cref="ExtractException">The data were refused.</exception>
    public static (IReadOnlyList<PracticeReadiness> Practices, IReadOnlyList<ReportDue> Reports) Readiness(AnalysisRequest request, DateOnly day, IProgress<AnalysisProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new ReadOptions { Workers = request.Workers, Period = request.Period, MaxRefusedShare = request.MaxRefusedShare, IsValidMunicipality = request.Reference.IsValidMunicipality, IsKnownAtc = request.Reference.IsKnownAtc };
        var read = ExtractReader.Read(request.Extracts, options, () => new PracticeMonths(), BytesOf(request.Extracts, progress), cancel);
        var list = new ReadinessList(request.Reference, request.Period, PracticeMonths.Of(read, request.Reference), day);
        return (list.Practices(), list.Reports());
    }

    private static ReadOptions OptionsOfCheck(ReportingPeriod? period, ReferenceData? reference, int workers) => new()
    {
        Workers = workers > 0 ? workers : Environment.ProcessorCount,
        Period = period,
        ForCheck = true,
        IsValidMunicipality = reference is null ? MunicipalityRegister.Shipped.IsValid : reference.IsValidMunicipality,
        IsKnownAtc = reference is null ? AtcNames.Shipped.IsKnown : reference.IsKnownAtc,
    };

    private static (IntakeSummary Intake, Estimator Estimator) Estimate(
        AnalysisRequest request, DataAtHand data, TallyPurpose purpose, IProgress<AnalysisProgress>? progress, CancellationToken cancel)
    {
        var plan = new TallyPlan(data.Computable(request.Measures), purpose, data.TellsAgeAndSex, request.Comparisons);
        var options = new ReadOptions
        {
            Workers = request.Workers,
            Period = request.Period,
            Wanted = plan.Wants,
            Marks = plan.Marks,
            Evidence = plan.Evidence,
            Details = plan.NeedsDetails ? new DetailReader(request.Reference, new OmeTable(request.Reference, request.OmeProfile)) : null,
            NeedsPractices = plan.Measures.Count > 0,
            NeedsSex = plan.Standardised.Count > 0 || plan.ByAgeAndSex.Count > 0,
            MaxRefusedShare = request.MaxRefusedShare,
            IsValidMunicipality = request.Reference.IsValidMunicipality,
            IsKnownAtc = request.Reference.IsKnownAtc,
        };
        using var partitions = new PatientPartitions(plan, request.Period, options.Substances, request.Memory, request.SpillDirectory);
        var read = ExtractReader.Read(request.Extracts, options, () => new PatientSink(plan, request.Period, partitions), BytesOf(request.Extracts, progress), cancel);
        var run = TallyRun.Of(request, plan, data.NamesPersons, partitions, read, progress, cancel);
        Tell(read.Intake, data, request.Measures);
        read.Intake.DeclaredLists = request.Reference.GpList.Count(gp => gp.EffectiveListSize is not null);
        read.Intake.Attribution = new(request.AttributionUsed, Enum.GetValues<AttributionBucket>().ToDictionary(bucket => bucket, bucket => run.Book.Attribution[bucket]));
        return (read.Intake, new Estimator(run, new Denominators(request.Reference, run.Residences, run.Prescribers), request.Reference));
    }

    private static void Tell(IntakeSummary intake, DataAtHand data, IEnumerable<MeasureDefinition> measures) => intake.NotComputed =
        [.. data.Skipped(measures).Select(skipped => new NotComputedIntake(skipped.Measure.Id, [.. skipped.Missing.Select(need => need.Describe())], skipped.OnListsOnly))];

    private static ReleaseStamp StampOf(AnalysisRequest request, DataAtHand data, IntakeSummary intake, int reportingYear) => new()
    {
        Date = request.Date,
        Batch = request.Batch,
        Edition = request.Edition,
        Period = request.Period,
        ReportingYear = reportingYear,
        ToolVersion = request.ToolVersion,
        MeasuresFingerprint = MeasureCatalogue.Fingerprint(request.Measures),
        PolicyFingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Policy.ToString()))),
        Policy = request.Policy,
        Attribution = request.AttributionUsed,
        NotComputed = data.Skipped(request.Measures),
        MissingDddPercent = SharePercent(intake.MissingDdd.Sum(group => group.Missing), intake.MissingDdd.Sum(group => group.Rows), request.Policy),
        OmeProfile = data.Computable(request.Measures).Any(measure => measure.NeedsOme) ? OmeProfiles.NameOf(request.OmeProfile) : "",
        OmeAssumedPercent = SharePercent(intake.Ome.Sum(group => group.Assumed), intake.Ome.Sum(group => group.Rows), request.Policy),
        OmeMissingPercent = SharePercent(intake.Ome.Sum(group => group.NotConvertible), intake.Ome.Sum(group => group.Rows), request.Policy),
    };

    /// <summary>A planned cell like all others: as a share of rows it needs enough of them on both sides.</summary>
    private static Published<decimal> SharePercent(long missing, long all, DisclosurePolicy policy)
    {
        if (all == 0) return Published<decimal>.Withheld(WithheldReason.NoData);
        return missing == 0 || (missing >= policy.FewestPatients && all - missing >= policy.FewestPatients)
            ? Published<decimal>.Shown(decimal.Round(100m * missing / all, 1, MidpointRounding.AwayFromZero))
            : Published<decimal>.Withheld(WithheldReason.Privacy);
    }

    private static Progress? BytesOf(IReadOnlyList<ExtractSource> extracts, IProgress<AnalysisProgress>? progress) =>
        progress is null ? null : new Progress(progress, ExtractSource.TotalLength(extracts));

    private sealed class Progress(IProgress<AnalysisProgress> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new(AnalysisPhase.Reading, value, total));
    }

    private sealed class NoSink : IDispensingSink
    {
        public static NoSink Instance { get; } = new();

        public void Add(in Dispensing dispensing) { }
    }
}
