using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>A user with a chain of dispensing dates, unbroken by another practice and by the end of the episode, that is long enough (MEASURES 4.16).</summary>
internal sealed class RenewalChain(MeasureDefinition measure) : PatientRule(measure)
{
    private readonly int _moreThan = measure.MoreThanDays!.Value, _gap = measure.GapDays!.Value;

    public override bool HoldsIn(in PatientYear year)
    {
        var history = year.History;
        if (year.Ddd <= 0 || history[^1].Day - history[0].Day <= _moreThan) return false;
        var chains = new List<Link>();
        var episode = new EpisodeWalk(_gap);
        int previous = -1;
        for (int i = 0; i < history.Length;)
        {
            int first = i, day = history[i].Day;
            long supply = Episodes.SupplyOfDay(history, ref i);
            if (supply <= 0) continue;
            if (episode.Add(day, supply)) chains.Clear();
            foreach (ref readonly var e in history[first..i])
            {
                if (e.DddHundredths < 0 || e.Practice == 0) continue;
                int start = Prolong(chains, e.Practice, day, previous);
                if (day >= year.FirstDay && day - start > _moreThan && IsPracticeOf(year.Own, e.Practice)) return true;
            }
            previous = day;
        }
        return false;
    }

    /// <summary>A chain of so many days is an episode that lasts longer.</summary>
    public override bool Implies(PatientRule other) => other is EpisodeUse episode && IsWithin(episode) && episode.IsAnyLongerThan(_moreThan, _gap);

    /// <returns>First day of the practice's chain that has this day in it.</returns>
    private static int Prolong(List<Link> chains, int practice, int day, int previous)
    {
        for (int i = 0; i < chains.Count; i++)
        {
            var chain = chains[i];
            if (chain.Practice != practice) continue;
            int start = chain.Last == day || chain.Last == previous ? chain.Start : day;
            chains[i] = new(practice, start, day);
            return start;
        }
        chains.Add(new(practice, day, day));
        return day;
    }

    private static bool IsPracticeOf(ReadOnlySpan<DispensedEvent> own, int practice)
    {
        foreach (ref readonly var e in own)
        {
            if (e.Practice == practice) return true;
        }
        return false;
    }

    private readonly record struct Link(int Practice, int Start, int Last);
}
