using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Analytics.Core.Tests.Conventions;

/// <summary>The public face of each library is a reviewed file: whoever changes it sees the change beside the code.</summary>
public class PublicFaceTests
{
    private static readonly string[] Names = ["Analytics.Core", "Analytics.Pdf", "Analytics.Reports", "Analytics.Samples"];

    public static TheoryData<string> Libraries => [.. Names];

    [Theory, MemberData(nameof(Libraries))]
    public void TheFace_IsTheReviewedOne(string library)
    {
        string file = Path.Combine(Repository.PublicFaces, library + ".txt");
        var face = PublicFace.Of(Assembly.Load(library));
        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "write") File.WriteAllText(file, string.Concat(face.Select(line => line + "\n")));
        var reviewed = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] changes = [.. reviewed.Except(face).Select(line => "- " + line), .. face.Except(reviewed).Select(line => "+ " + line)];
        Assert.True(changes.Length == 0,
            $"The public face of {library} has changed. If it is meant to, run this test once with SNAPSHOTS=write in the environment and review {Path.GetFileName(file)}.\n{string.Join('\n', changes)}");
        Assert.Equal(reviewed, face);
    }

    [Fact]
    public void EveryLibrary_HasAFace() => Assert.Equal(
        Repository.Files("*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "Analytics.Cli").Order(StringComparer.Ordinal),
        Names.Order(StringComparer.Ordinal));

    /// <summary>Reports know released figures and the words around them; what figures are made from, they never name.</summary>
    [Fact]
    public void Reports_NameOnlyWhatIsReleasedAndItsWords()
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load("Analytics.Reports").Location));
        var metadata = file.GetMetadataReader();
        var ofCore =
            from handle in metadata.TypeReferences
            let type = metadata.GetTypeReference(handle)
            where type.ResolutionScope.Kind == HandleKind.AssemblyReference
            where metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "Analytics.Core"
            select metadata.GetString(type.Namespace);
        Assert.Empty(ofCore.Distinct().Except(["Analytics.Measures", "Analytics.Prescribing", "Analytics.Release", "Analytics.Release.Clusters", "Analytics.Release.Courses"]));
    }
}
