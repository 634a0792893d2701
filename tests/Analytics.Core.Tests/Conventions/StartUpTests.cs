using System.Reflection;
using System.Runtime.Loader;
using Analytics.Core.Tests.Support;
using Analytics.Core.Tests.Tallies;
using Analytics.Statistics;

namespace Analytics.Core.Tests.Conventions;

/// <summary>The library of quantiles costs nothing where no quantile is asked for.</summary>
public class StartUpTests
{
    private const string Library = "MathNet.Numerics";

    [Fact]
    public void TheCrossChecks_NeverLoadIt()
    {
        var loaded = LoadedBy(nameof(CrossChecks));
        Assert.Contains("Analytics.Core", loaded);
        Assert.Contains("CsvHelper", loaded);
        Assert.DoesNotContain(Library, loaded);
    }

    /// <summary>So that the test above can fail.</summary>
    [Fact]
    public void ARate_LoadsIt() => Assert.Contains(Library, LoadedBy(nameof(Rate)));

    [Fact]
    public void OneFile_NamesIt() => Assert.Equal(
        ["Distributions.cs"],
        Repository.Files("*.cs").Where(file => File.ReadAllText(file).Contains("using MathNet", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)));

    private static void CrossChecks()
    {
        using var world = new TinyWorld(7);
        Assert.NotEmpty(TallyOutput.Of(world.Request() with { Measures = [] }));
    }

    private static void Rate() => Assert.NotNull(CrudeRate.Of(5, 100));

    /// <summary>Assemblies that are asked for when a method of this class runs in fresh copies of the project's own.</summary>
    private static HashSet<string> LoadedBy(string method)
    {
        var fresh = new FreshContext();
        fresh.LoadFromAssemblyPath(typeof(StartUpTests).Assembly.Location)
            .GetType(typeof(StartUpTests).FullName!)!
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(null, null);
        return fresh.Asked;
    }

    private sealed class FreshContext() : AssemblyLoadContext(null)
    {
        private readonly Lock _gate = new();

        public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            lock (_gate) Asked.Add(assemblyName.Name!);
            string copy = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("Analytics.", StringComparison.Ordinal) && File.Exists(copy) ? LoadFromAssemblyPath(copy) : null;
        }
    }
}
