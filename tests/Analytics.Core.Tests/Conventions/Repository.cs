namespace Analytics.Core.Tests.Conventions;

/// <summary>Where the sources are, for tests that read them.</summary>
internal static class Repository
{
    /// <summary>The directory with the solution, above the one that the tests run in.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Sources => Path.Combine(Root, "src");

    public static string PublicFaces => Path.Combine(Root, "tests", "Analytics.Core.Tests", "Conventions", "PublicFace");

    /// <summary>Files by path, without what a build writes.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Sources, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Sources, file).Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin"]).Any())
            .Order(StringComparer.Ordinal);

    private static string Above(string directory) =>
        File.Exists(Path.Combine(directory, "SkilAnalytics.sln")) ? directory : Above(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(directory))!);
}
