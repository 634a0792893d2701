using System.Reflection;
using System.Runtime.CompilerServices;
using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Tests.Fixtures;

namespace Analytics.Reports.Tests.Conventions;

public sealed class ConventionTests
{
    [Fact]
    public void OnlyCharts_NamesScottPlot() =>
        Assert.All(Repository.SourcesOf(Repository.Reports).Where(file => File.ReadAllText(file).Contains("ScottPlot", StringComparison.Ordinal)),
            file => Assert.StartsWith(Path.Combine(Repository.Reports, "Charts"), file, StringComparison.Ordinal));

    [Fact]
    public void Core_CountsReportsNotAmongItsFriends() =>
        Assert.DoesNotContain(typeof(Publication).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>(),
            friend => friend.AssemblyName.StartsWith("Analytics.Reports", StringComparison.Ordinal));

    [Fact]
    public void ThePublicFace_IsTheBatchAndItsOptions() =>
        Assert.Equal(
            ["ArchiveForm", "BatchFailure", "BatchProgress", "BatchResult", "Companion", "FigureFrame", "ReleasePage", "ReleasePages", "ReportBatch", "ReportKind", "ReportOptions", "ReportSelection", "WrittenFile"],
            typeof(ReportBatch).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));

    /// <summary>Figures reach a block as texts or as <see cref="Published{T}"/>; a share of a width is a type of its own.</summary>
    [Fact]
    public void NoBlock_HoldsABareNumber() =>
        Assert.All(
            typeof(Block).Assembly.GetTypes().Where(type => typeof(Block).IsAssignableFrom(type) || typeof(Cell).IsAssignableFrom(type) || type == typeof(KeyFigure) || type == typeof(Fact) || type == typeof(Row)),
            type => Assert.DoesNotContain(type.GetProperties(), property => IsNumber(property.PropertyType)));

    [Fact]
    public void Reports_ReadsNoClockAndNoCulture() =>
        Assert.All(Repository.SourcesOf(Repository.Reports), file => Assert.DoesNotContain("CurrentCulture", File.ReadAllText(file), StringComparison.Ordinal));

    private static bool IsNumber(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsGenericType && inner.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)))
            return inner.GetGenericArguments().Any(IsNumber);
        return inner == typeof(int) || inner == typeof(long) || inner == typeof(double) || inner == typeof(decimal) || inner == typeof(float);
    }
}
