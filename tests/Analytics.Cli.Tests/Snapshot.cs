namespace Analytics.Cli.Tests;

/// <summary>What a user sees, kept as a file. With the environment variable SNAPSHOTS=write the files are written instead of compared.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual)
    {
        string path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "write") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{name} is not among the snapshots; run once with SNAPSHOTS=write and read it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SkilAnalytics.sln"))) directory = directory.Parent;
        return Path.Combine(directory!.FullName, "tests", "Analytics.Cli.Tests", "Snapshots");
    }
}
