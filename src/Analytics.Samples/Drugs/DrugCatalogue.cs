using System.Globalization;
using Analytics.Samples.Chance;

namespace Analytics.Samples.Drugs;

/// <summary>Drugs and packs of the sample, and how they are drawn.</summary>
internal sealed class DrugCatalogue
{
    private readonly List<Drug> _drugs = [];
    private readonly List<Pack> _packs = [];
    private readonly PickTable[] _acute, _chronic;
    private readonly PickTable[] _acuteBySeason;

    public DrugCatalogue()
    {
        var packLines = Lines("packs.csv").GroupBy(fields => fields[0]).ToDictionary(drug => drug.Key, drug => drug.ToArray());
        foreach (string[] fields in Lines("drugs.csv")) Add(fields, packLines[fields[0]]);
        var groups = Enum.GetValues<DrugGroup>();
        _acute = [.. groups.Select(group => Table(drug => drug.Group == group ? drug.Acute : 0))];
        _chronic = [.. groups.Select(group => Table(drug => drug.Group == group ? drug.Chronic : 0))];
        _acuteBySeason = [.. Enum.GetValues<Season>().Select(season => Table(drug => drug.Group == DrugGroup.Other ? drug.Acute * Boost(drug.Atc, season) : 0))];
    }

    private enum Season { Winter, Spring, Rest }

    public List<Drug> Drugs => _drugs;
    public List<Pack> Packs => _packs;

    /// <summary>A drug of a short course. Infections peak in winter and allergies in spring.</summary>
    public int DrawAcute(DrugGroup group, int month, ref SplitMix64 random) => group == DrugGroup.Other
        ? _acuteBySeason[(int)SeasonOf(month)].Draw(ref random)
        : _acute[(int)group].Draw(ref random);

    public int DrawChronic(DrugGroup group, ref SplitMix64 random) => _chronic[(int)group].Draw(ref random);

    private static Season SeasonOf(int month) => month switch
    {
        <= 3 or 12 => Season.Winter,
        >= 4 and <= 7 => Season.Spring,
        _ => Season.Rest,
    };

    private static int Boost(string atc, Season season) => (season, atc[..3]) switch
    {
        (Season.Winter, "J01" or "R05" or "R03") => 2,
        (Season.Spring, "R06" or "R01" or "S01") => 3,
        _ => 1,
    };

    private static IEnumerable<string[]> Lines(string file)
    {
        using var text = new StreamReader(typeof(DrugCatalogue).Assembly.GetManifestResourceStream("Analytics.Samples.Data." + file)!);
        int header = 2;
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            if (header-- <= 0) yield return line.Split(';');
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private PickTable Table(Func<Drug, long> weight) => new([.. _drugs.Select(weight)]);

    private void Add(string[] fields, string[][] packs)
    {
        _drugs.Add(new(fields[0], Enum.Parse<DrugGroup>(fields[1], ignoreCase: true), Number(fields[2]), Number(fields[3]),
            fields[4][0], fields[5], _packs.Count, packs.Length));
        foreach (string[] pack in packs)
        {
            string articleNo = (990_001 + _packs.Count).ToString(CultureInfo.InvariantCulture);
            _packs.Add(new(articleNo, _drugs.Count - 1, pack[1], pack[2], pack[3], (int)Number(pack[4]), (int)Number(pack[5]), pack[6], pack[7], (int)Number(pack[8])));
        }
    }
}
