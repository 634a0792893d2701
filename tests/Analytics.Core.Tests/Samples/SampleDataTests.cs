using System.Runtime.CompilerServices;

namespace Analytics.Core.Tests.Samples;

public class SampleDataTests
{
    /// <summary>When this fails, make the folder again by the command in its README, and look at what changed.</summary>
    [Fact]
    public void SampleData_IsWhatItsReadmeSays()
    {
        using var sample = new Sample(10_000, seed: 1);
        string kept = Path.Combine(Repository(), "sample-data");
        Assert.All(Directory.EnumerateFiles(sample.Directory, "*", SearchOption.AllDirectories), made =>
            Assert.True(File.ReadAllBytes(made).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(kept, Path.GetRelativePath(sample.Directory, made)))), made));
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
