namespace Analytics.Statistics;

/// <summary>How long a patient stayed on treatment.</summary>
/// <param name="Days">Since the patient's own start, above 0.</param>
/// <param name="Stopped">False where the patient was still treated when last seen.</param>
public readonly record struct TimeOnTreatment(int Days, bool Stopped);

/// <summary>The curve after a day on which somebody stopped.</summary>
/// <param name="AtRisk">Treated and seen until that day.</param>
/// <param name="Share">Still on treatment after it, with log-minus-log limits; at 0 the limits do not exist and the interval is null.</param>
public sealed record SurvivalStep(int Day, int AtRisk, int Stopped, double Share, Interval? Limits);

/// <summary>Persistence: the share of patients still on treatment, those last seen earlier taken into account.</summary>
/// <remarks>
/// Kaplan EL, Meier P (1958), JASA 53:457; variance of Greenwood (1926); limits on the log-minus-log scale (Kalbfleisch JD, Prentice RL (1980)), which stay
/// within 0 and 1 — R's <c>survfit</c> with conf.type "log-log"; its default is "log". Who is last seen on a day on which others stop is still at risk on it.
/// </remarks>
public sealed class KaplanMeier
{
    private KaplanMeier(IReadOnlyList<SurvivalStep> steps) => Steps = steps;

    /// <summary>In order of days; the share is 1 before the first.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>The first day on which at most half are left; null where more than half stay on.</summary>
    public int? Median => Steps.FirstOrDefault(step => step.Share <= 0.5)?.Day;

    /// <param name="patients">At least one.</param>
    /// <exception cref="ArgumentException">Nobody, or days that are not above 0.</exception>
    public static KaplanMeier Of(IReadOnlyCollection<TimeOnTreatment> patients, Confidence confidence = default)
    {
        Require.Some(patients);
        Require.That(patients.All(patient => patient.Days > 0), "Time on treatment is above 0 days.", nameof(patients));
        var steps = new List<SurvivalStep>();
        int atRisk = patients.Count;
        double share = 1, greenwood = 0;
        foreach (var day in patients.GroupBy(patient => patient.Days).OrderBy(day => day.Key))
        {
            int stopped = day.Count(patient => patient.Stopped);
            if (stopped > 0)
            {
                share *= (double)(atRisk - stopped) / atRisk;
                greenwood += stopped / ((double)atRisk * (atRisk - stopped));
                steps.Add(new(day.Key, atRisk, stopped, Settled.Number(share), stopped == atRisk ? null : LogLog(share, greenwood, confidence)));
            }
            atRisk -= day.Count();
        }
        return new(steps);
    }

    /// <summary>The share still on treatment after that day.</summary>
    public double ShareAfter(int day) => Steps.LastOrDefault(step => step.Day <= day)?.Share ?? 1;

    private static Interval LogLog(double share, double greenwood, Confidence confidence)
    {
        double logarithm = Math.Log(share), factor = Math.Exp(confidence.Z * Math.Sqrt(greenwood) / -logarithm);
        return new(share, Math.Exp(logarithm * factor), Math.Exp(logarithm / factor), confidence, IntervalMethod.LogLog);
    }
}
