using Analytics.Estimates;
using Analytics.Extracts;
using Analytics.Tallies;

namespace Analytics.Bench;

/// <summary>The engine's stages one by one, which its façade keeps to itself.</summary>
internal static class Stages
{
    public static ReadResult<EventSink> Read(AnalysisRequest request, TallyPlan plan, SubstanceTable substances)
    {
        var options = new ReadOptions
        {
            Workers = request.Workers,
            Period = request.Period,
            Wanted = plan.Wants,
            IsValidMunicipality = request.Reference.IsValidMunicipality,
            IsKnownAtc = request.Reference.IsKnownAtc,
        };
        return ExtractReader.Read(request.Extracts, options, () => new EventSink(request.Period, substances), null, CancellationToken.None);
    }

    public static Estimator Estimate(AnalysisRequest request)
    {
        var plan = new TallyPlan(request.Measures);
        var substances = new SubstanceTable();
        var run = TallyRun.Of(request, plan, Read(request, plan, substances), substances, null, CancellationToken.None);
        return new Estimator(run, new Denominators(request.Reference, run.Residences, run.Prescribers));
    }
}
