using Analytics.Extracts;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Release;

/// <summary>What is shown of a unit's groups and substances bounds no withheld substance closely, for anybody and for a practice with those it has seen: whole numbers tried out.</summary>
public class SubstanceWidthLaws
{
    private const int Hypnotics = 0, Z = 1;
    private static readonly SubstanceList List = new([.. new[] { "N05CF01", "N05CF02", "N05CD02", "N05CH01" }.Select(code => new Substance(AtcCode.Parse(code), default))], [3, 3, 1, 1], whole: 3);

    [Fact]
    public void WithheldSubstances_StayUnsure()
    {
        int judged = 0, groupsToo = 0;
        for (int seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            var policy = new DisclosurePolicy { FewestPatients = random.Next(2, 6) };
            var patients = PatientsOf(random);
            var groups = new[] { Hypnotics, Z }.Select(group => new UnitGroup(group, FactsOf(patients, code => IsIn(group, code)), IsSafe(FactsOf(patients, code => IsIn(group, code)), policy), IsSettled: false)).ToList();
            var unit = Decide(patients, groups, policy);
            while (unit.TooClose.Count > 0)
            {
                groupsToo++;
                groups = [.. groups.Select(group => group with { IsShown = group.IsShown && !unit.TooClose.Contains(group.Group) })];
                unit = Decide(patients, groups, policy);
            }
            Assert.False(unit.IsKnownClosely);
            foreach (bool isPractice in new[] { false, true })
            {
                Ladder ladder = LadderOf(patients, groups, unit, isPractice), before = LadderOf(patients, [.. groups.Select(group => group with { IsShown = false })], null, isPractice);
                foreach (var (code, rule) in unit.Withheld.Where(one => one.Rule != PlaceCells.Complementary))
                {
                    int users = patients.Count(patient => patient.Codes.Contains(code)), seen = patients.Count(patient => patient.Seen.Contains(code));
                    if (users == 0 || (isPractice && seen == users)) continue;
                    judged++;
                    // Who knows it closely by its own alone learns nothing.
                    Assert.True(ladder.WidthOf(Name(code)) >= Math.Min(before.WidthOf(Name(code)), Math.Max(policy.FewestPatients, users / 10.0)), $"seed {seed}, {code} by {rule}, practice {isPractice}: {ladder.WidthOf(Name(code))}");
                }
            }
        }
        // Otherwise nothing was tested.
        Assert.InRange(judged, 1500, int.MaxValue);
        Assert.InRange(groupsToo, 10, int.MaxValue);
    }

    private static bool IsIn(int group, int code) => (List.MaskOf(code) & (1UL << group)) != 0;

    /// <summary>By patient: the substances had, and which of them from the practice.</summary>
    private static List<(HashSet<int> Codes, HashSet<int> Seen)> PatientsOf(Random random)
    {
        int often = random.Next(List.Codes.Length), fewOthers = random.Next(2, 20);
        double seenOf = random.Next(3) == 0 ? 0.5 : 0.97;
        return [.. Enumerable.Range(0, random.Next(3, 90)).Select(_ =>
        {
            HashSet<int> codes = [.. Enumerable.Range(0, List.Codes.Length).Where(code => code == often ? random.Next(20) > 0 : random.Next(fewOthers) == 0)];
            return (codes, codes.Where(_ => random.NextDouble() < seenOf).ToHashSet());
        }).Where(patient => patient.codes.Count > 0)];
    }

    private static CellFacts FactsOf(List<(HashSet<int> Codes, HashSet<int> Seen)> patients, Func<int, bool> isAsked)
    {
        int users = patients.Count(patient => patient.Codes.Any(isAsked)), seen = patients.Count(patient => patient.Seen.Any(isAsked));
        int own = patients.Count(patient => patient.Codes.Any(isAsked) && patient.Codes.Where(isAsked).All(patient.Seen.Contains));
        return new(users, users, 1000, null) { Shares = seen == 0 ? [] : [new PracticeShare(7, seen, own)], DddHundredths = 1000 * patients.Sum(patient => patient.Codes.Count(isAsked)) };
    }

    private static bool IsSafe(CellFacts facts, DisclosurePolicy policy) => PrimaryRules.Broken(facts, policy, 0) is null;

    private static UnitSubstances Decide(List<(HashSet<int> Codes, HashSet<int> Seen)> patients, List<UnitGroup> groups, DisclosurePolicy policy) => new UnitSubstances(List, policy, groups)
    {
        Window = new(0, default!, [0]),
        IsThere = subject => patients.Exists(patient => patient.Codes.Contains(subject)),
        Volume = subject => patients.Count(patient => patient.Codes.Contains(subject)),
        OfCode = code => FactsOf(patients, other => other == code),
        OfPiece = piece => FactsOf(patients, other => other == piece),
    }.Decide();

    private static Ladder LadderOf(List<(HashSet<int> Codes, HashSet<int> Seen)> patients, List<UnitGroup> groups, UnitSubstances? unit, bool isPractice)
    {
        var ladder = new Ladder();
        for (int code = 0; code < List.Codes.Length; code++)
        {
            int users = patients.Count(patient => patient.Codes.Contains(code));
            if (unit is not null && unit.Shown.Contains(code)) ladder.Know(Name(code), users);
            // What is left out is not named, and may be one that nobody has.
            else ladder.KnowAtLeast(Name(code), isPractice ? patients.Count(patient => patient.Seen.Contains(code)) : 0);
        }
        foreach (var group in groups)
        {
            string name = $"group {group.Group}";
            // A practice that has seen all is taken to know that.
            if (group.IsShown || (isPractice && group.Facts.Shares.Any(share => share.Seen == group.Facts.Users))) ladder.Know(name, group.Facts.Users);
            else ladder.KnowAtLeast(name, isPractice ? group.Facts.Shares.Select(share => share.Seen).FirstOrDefault() : 0);
            string[] parts = [.. Enumerable.Range(0, List.Codes.Length).Where(code => IsIn(group.Group, code)).Select(Name)];
            ladder.Limit(name, parts);
            foreach (string part in parts) ladder.Limit(part, name);
        }
        ladder.Limit($"group {Z}", $"group {Hypnotics}");
        return ladder;
    }

    private static string Name(int code) => $"substance {code}";
}
