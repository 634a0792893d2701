using System.Globalization;
using Analytics.Reference;
using Analytics.Samples.Chance;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Tables;

/// <summary>Writes groups, clusters and networks with their consents, goals and courses, and published figures to compare with.</summary>
internal sealed class QualityWorkTables(string directory, IReadOnlyList<Municipality> places, Workforce workforce, ulong seed)
{
    private const int FewestInGroup = 5, MostInGroup = 8, Neighbourhood = 40;
    private const int MostInCluster = 12;
    private const int InNetwork = 8;

    private readonly List<(string Id, string Kind, string Name, string MemberKind, string[] Members, string?[] Subgroups)> _groups = [];

    public void Write()
    {
        AddCourseGroups();
        AddClusters();
        AddNetworks();
        TableFile.Write(At("groups.csv"), "group_id;kind;name;member_kind;member_id;from;to;subgroup", Groups);
        TableFile.Write(At("consents.csv"), "subject_kind;subject_id;scope;given;withdrawn", Consents);
        TableFile.Write(At("goals.csv"), "unit_kind;unit_id;measure;baseline;target;due", Goals);
        TableFile.Write(At("interventions.csv"), "group_id;kind;start;meeting1;meeting2;meeting3;end", Interventions);
        TableFile.Write(At("benchmarks.csv"), "measure;label;value;unit;scope;year;edition;source", Benchmarks);
    }

    private string At(string file) => Path.Combine(directory, file);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Course groups of five to eight GPs of a neighbourhood; the first and then about half of the GPs take part.</summary>
    private void AddCourseGroups()
    {
        var random = SplitMix64.For(seed, 20);
        Prescriber[] gps = [.. Enumerable.Range(0, workforce.Gps).Chunk(Neighbourhood).SelectMany(chunk => chunk.OrderBy(NumberInPractice)).Select(gp => workforce.Prescribers[gp])];
        for (int first = 0; first < gps.Length;)
        {
            int size = Math.Min(FewestInGroup + random.Below(MostInGroup - FewestInGroup + 1), gps.Length - first);
            bool takesPart = random.Below(2) == 0 || first == 0;
            if (size >= FewestInGroup && takesPart)
            {
                string[] members = [.. gps.Skip(first).Take(size).Select(gp => gp.Id)];
                string?[] subgroups = [.. members.Select((_, i) => size < 8 ? null : i < size / 2 ? "A" : "B")];
                int number = _groups.Count + 1;
                _groups.Add((Text($"SG{number:D3}"), "group", Text($"Kursgruppe {number}"), "prescriber", members, subgroups));
            }
            first += size;
        }
    }

    /// <summary>Colleagues count as one in a group, so a group takes one of each practice before it takes a second.</summary>
    private int NumberInPractice(int gp) => gp - workforce.Practices[workforce.Prescribers[gp].Practice].FirstGp;

    /// <summary>Clusters of two to twelve practices of a place, or of neighbouring small places.</summary>
    private void AddClusters()
    {
        var random = SplitMix64.For(seed, 21);
        int number = 0;
        for (int first = 0; first < workforce.Practices.Count;)
        {
            int size = Math.Min(2 + random.Below(MostInCluster - 1), workforce.Practices.Count - first);
            if (size >= 2)
            {
                string[] members = [.. workforce.Practices.Skip(first).Take(size).Select(practice => practice.Id)];
                number++;
                _groups.Add((Text($"KL{number:D3}"), "cluster", Text($"Klynge {number}"), "practice", members, new string?[size]));
            }
            first += size;
        }
    }

    /// <summary>Learning networks of about eight municipalities of the same county and of like size.</summary>
    private void AddNetworks()
    {
        int number = 0;
        foreach (var county in places.GroupBy(place => place.CountyNumber))
        {
            foreach (var chunk in county.OrderByDescending(place => place.Population2024).ThenBy(place => place.Code).Chunk(InNetwork).Where(chunk => chunk.Length >= 3))
            {
                number++;
                string name = Text($"{MunicipalityRegister.Shipped.Counties[county.Key]} læringsnettverk {number}");
                _groups.Add((Text($"LN{number:D3}"), "network", name, "municipality", [.. chunk.Select(place => place.Code.ToString())], new string?[chunk.Length]));
            }
        }
    }

    private void Groups(TableFile table)
    {
        foreach (var group in _groups)
        {
            for (int i = 0; i < group.Members.Length; i++)
                table.Add(group.Id, group.Kind, group.Name, group.MemberKind, group.Members[i], "2023-01-01", null, group.Subgroups[i]);
        }
    }

    /// <summary>Nine in ten give it, one in fifty takes it back; of two by themselves, half also agree to be named to each other.</summary>
    private void Consents(TableFile table)
    {
        var random = SplitMix64.For(seed, 22);
        var openness = SplitMix64.For(seed, 23);
        foreach (var group in _groups.Where(group => group.Kind != "network"))
        {
            bool open = group.Members.Length == 2 && openness.Happens(50_000);
            foreach (string member in group.Members)
            {
                if (!random.Happens(90_000)) continue;
                string given = Text($"2022-{9 + random.Below(4):D2}-{1 + random.Below(28):D2}");
                string? withdrawn = random.Happens(2_000) ? Text($"2024-{1 + random.Below(12):D2}-01") : null;
                table.Add(group.MemberKind, member, "own", given, withdrawn);
                table.Add(group.MemberKind, member, "cluster", given, withdrawn);
                if (open) table.Add(group.MemberKind, member, "open", given, withdrawn);
            }
        }
        foreach (var practice in workforce.Practices.Where(_ => random.Happens(80_000)))
            table.Add("practice", practice.Id, "municipality", "2022-10-01", null);
    }

    private void Goals(TableFile table)
    {
        // Without baselines: invented ones would disagree with the data.
        table.Add("municipality", places[0].Code, "did.opi", null, "17.0", "2025-12-31");
        foreach (var group in _groups.Where(group => group.Kind != "network"))
            table.Add("group", group.Id, group.Kind == "group" ? "did.opi" : "did.z", null, "16.5", "2025-06-30");
        foreach (var network in _groups.Where(group => group.Kind == "network"))
            table.Add("group", network.Id, "did.opi", null, "18.0", "2025-12-31");
    }

    private void Interventions(TableFile table)
    {
        foreach (var (group, index) in _groups.Where(group => group.Kind == "group").Select((group, index) => (group, index)))
        {
            // Groups begin in turn, so that some are done, some under way and some only planned.
            var start = new DateOnly(2023, 2, 1).AddMonths(3 * (index % 8));
            var end = start.AddMonths(8);
            table.Add(group.Id, "course", start, start.AddDays(14), start.AddMonths(4), end, end.Year < 2025 ? end : null);
        }
        // Clusters meet over eight months, and are at different meetings when the release is made. Every third has not begun: somebody must be left to compare with.
        foreach (var (cluster, index) in _groups.Where(group => group.Kind == "cluster").Select((group, index) => (group, index)).Where(one => one.index % 3 != 2))
        {
            var first = new DateOnly(2024, 1, 16).AddMonths(3 * (index % 4));
            table.Add(cluster.Id, "project", first.AddDays(-14), first, first.AddMonths(4), first.AddMonths(8), null);
        }
        foreach (var (network, index) in _groups.Where(group => group.Kind == "network").Select((group, index) => (group, index)))
        {
            var first = new DateOnly(2023, 1, 17).AddMonths(3 * (index % 4));
            table.Add(network.Id, "network", first, first, first.AddMonths(4), first.AddMonths(9), null);
        }
    }

    /// <summary>Editions of the same source disagree: that is why each figure carries its year and edition.</summary>
    private static void Benchmarks(TableFile table)
    {
        table.Add("did.opi", "Norge", "21.1", "DDD/1000/day", "Opioids prescribed in primary care", 2017, "Course text", "As given in the SKIL course text");
        table.Add("did.opi", "OECD", "16.5", "DDD/1000/day", "Opioids prescribed in primary care", 2017, "Health at a Glance 2019", "OECD");
        table.Add("did.opi", "OECD", "15", "DDD/1000/day", "Opioids prescribed in primary care", 2019, "Health at a Glance 2021", "OECD");
    }
}
