using System.Text;
using Analytics.Reference;

namespace Analytics.Core.Tests.Reference;

/// <summary>A directory of reference tables that a test writes and that goes away with it.</summary>
internal sealed class ReferenceDirectory : IDisposable
{
    public const string Population = "municipality;year;sex;age_group;population\n5601;2024;1;0-4;10\n5601;2024;2;90+;5\n";

    public string Path { get; } = Directory.CreateTempSubdirectory("reference-").FullName;

    /// <summary>With a population.csv that has no faults.</summary>
    public static ReferenceDirectory WithPopulation() => new ReferenceDirectory().With("population.csv", Population);

    public ReferenceDirectory With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public ReferenceDirectory With(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    public ReferenceData Load() => ReferenceData.Load(Path);

    public IReadOnlyList<ReferenceFault> Faults() => Assert.Throws<ReferenceException>(Load).Faults;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
