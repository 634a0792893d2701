namespace Analytics.Reports.Tests.Fixtures;

/// <summary>Compares a text with its reviewed file; with <c>SNAPSHOTS=write</c> in the environment it writes the file instead.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual)
    {
        string file = Path.Combine(Repository.Root, "tests", "Analytics.Reports.Tests", "Snapshots", name + ".txt");
        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "write") File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"There is no snapshot {name}; run the tests once with SNAPSHOTS=write and review the file.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
