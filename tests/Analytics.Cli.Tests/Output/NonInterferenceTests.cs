namespace Analytics.Cli.Tests.Output;

/// <summary>
/// Two data sets with the same published view must give the same documents (DISCLOSURE G1): what is withheld moves no axis, no order, no sentence and no byte.
/// The second set is the first with two neighbours' homes exchanged, in municipalities that show nothing.
/// </summary>
public sealed class NonInterferenceTests : IDisposable
{
    private const int Home = 3, Day = 4, Ddd = 8;
    private readonly string _root = Directory.CreateTempSubdirectory("same-view-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(2026)]
    [InlineData(5)]
    public void WhatIsWithheld_MovesNoByte(int seed)
    {
        Assert.Equal(ExitCode.Done, Skil.Run("sample", "--rows", "250000", "--seed", $"{seed}", "--out", _root).ExitCode);
        string configuration = In("skil.json");
        File.WriteAllText(configuration, File.ReadAllText(configuration)
            .Replace("\"reports\": [\"municipal\", \"practice\", \"network\", \"national\"]", "\"reports\": [\"municipal\", \"practice\", \"doctor\", \"cluster\", \"network\", \"national\"], \"also\": [\"plain\", \"slides\"], \"comparisons\": [\"standardised\", \"variation\"]", StringComparison.Ordinal)
            .Replace("\"languages\": [\"nb\"]", "\"languages\": [\"nb\", \"en\"]", StringComparison.Ordinal)
            .Replace(",\n  \"ledger\": \"releases.json\"", "", StringComparison.Ordinal));
        var before = Release("first");
        Assert.Contains(before.Keys, path => path.StartsWith("cluster/", StringComparison.Ordinal));

        string[] original = File.ReadAllLines(In("extract/dispensings.csv"));
        int alike = 0, tried = 0;
        foreach (var (one, other) in Neighbours(original, [.. Silent()]).Take(6))
        {
            tried++;
            File.WriteAllLines(In("extract/dispensings.csv"), original.Select(line => Exchanged(line, one, other)));
            var after = Release("second");
            // The data are others, as the steward sees.
            Assert.NotEqual(File.ReadAllText(In("first/steward/withheld.csv")), File.ReadAllText(In("second/steward/withheld.csv")));
            string[] figures = [.. before.Keys.Where(path => path.EndsWith(".csv", StringComparison.Ordinal))];
            if (figures.Any(path => after[path] != before[path])) continue;
            alike++;
            Assert.Equal(before.Keys, after.Keys);
            Assert.All(before, file => Assert.Equal((file.Key, file.Value), (file.Key, after[file.Key])));
        }
        Assert.True(alike > 0, $"None of {tried} exchanges leaves the published view as it is, so nothing was tested.");
    }

    private string In(string relative) => Path.Combine(_root, relative);

    /// <summary>What may leave the house: every file but the steward's, by its path.</summary>
    private SortedDictionary<string, string> Release(string folder)
    {
        if (Directory.Exists(In(folder))) Directory.Delete(In(folder), recursive: true);
        Assert.Equal(ExitCode.Done, Skil.Run("run", In("skil.json"), "--out", In(folder), "--quiet").ExitCode);
        return new(Directory.EnumerateFiles(In(folder), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(In(folder), path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("steward/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(In(Path.Combine(folder, path))))), StringComparer.Ordinal);
    }

    /// <summary>Municipalities whose own files show no figure of theirs.</summary>
    private IEnumerable<string> Silent() => Directory.EnumerateFiles(In("first/municipal"), "*.csv")
        .Where(file => File.ReadLines(file).Where(line => line.Contains(";municipality;", StringComparison.Ordinal)).All(line => !line.EndsWith(";shown", StringComparison.Ordinal)))
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Pairs of patients of two such municipalities of one county who never moved, with opioids in different amounts in the last year.</summary>
    private static IEnumerable<(string One, string Other)> Neighbours(string[] lines, string[] silent)
    {
        var homes = lines.Skip(1).Select(line => line.Split(';')).Where(cells => cells.Length > Ddd && !cells.Any(cell => cell.Contains('"', StringComparison.Ordinal)))
            .GroupBy(cells => cells[0]).Where(patient => patient.Select(cells => cells[Home]).Distinct().Count() == 1
                && patient.Any(cells => cells[Day].StartsWith("2024", StringComparison.Ordinal) && cells[5].StartsWith("N02A", StringComparison.Ordinal)))
            .Select(patient => (Patient: patient.Key, Place: patient.First()[Home], Rows: patient.Count())).Where(one => silent.Contains(one.Place)).ToList();
        foreach (var county in homes.GroupBy(one => one.Place[..2]).OrderBy(county => county.Key, StringComparer.Ordinal))
        {
            var places = county.GroupBy(one => one.Place).OrderBy(place => place.Key, StringComparer.Ordinal).ToList();
            for (int i = 0; i + 1 < places.Count; i++)
            {
                var (one, other) = (places[i].MaxBy(patient => patient.Rows), places[i + 1].MinBy(patient => patient.Rows));
                if (one.Rows != other.Rows) yield return ($"{one.Patient};{one.Place}", $"{other.Patient};{other.Place}");
            }
        }
    }

    private static string Exchanged(string line, string one, string other)
    {
        string[] cells = line.Split(';');
        if (cells[0] == one.Split(';')[0]) cells[Home] = other.Split(';')[1];
        else if (cells[0] == other.Split(';')[0]) cells[Home] = one.Split(';')[1];
        else return line;
        return string.Join(';', cells);
    }
}
