using Analytics.Estimates;
using Analytics.Extracts;
using Analytics.Tallies;

namespace Analytics.Bench;

/// <summary>The engine's stages up to the estimates, which its façade keeps to itself.</summary>
internal static class Stages
{
    public static Estimator Estimate(AnalysisRequest request)
    {
        var plan = new TallyPlan(request.Measures, TallyPurpose.Internal);
        var options = new ReadOptions
        {
            Workers = request.Workers,
            Period = request.Period,
            Wanted = plan.Wants,
            IsValidMunicipality = request.Reference.IsValidMunicipality,
            IsKnownAtc = request.Reference.IsKnownAtc,
        };
        using var partitions = new PatientPartitions(plan, request.Period, options.Substances, request.Memory, request.SpillDirectory);
        var read = ExtractReader.Read(request.Extracts, options, () => new PatientSink(plan, request.Period, partitions), null, CancellationToken.None);
        var run = TallyRun.Of(request, plan, namesPersons: true, partitions, read, null, CancellationToken.None);
        return new Estimator(run, new Denominators(request.Reference, run.Residences, run.Prescribers), request.Reference);
    }
}
