using Analytics.Extracts;

namespace Analytics.Core.Tests.Extracts;

public sealed class ExtractSourceTests : IDisposable
{
    private readonly SkilExtract _extract = new();

    public ExtractSourceTests()
    {
        foreach (string name in (string[])["b.csv", "a.csv", "A.csv", "c.csv.gz", "d.txt.zst", ".hidden.csv", "notes.md"]) _extract.Add("x", name: name);
        Directory.CreateDirectory(Path.Combine(_extract.Directory, "2024", "q1"));
        _extract.Add("x", name: "2024/d.csv");
        _extract.Add("x", name: "2024/q1/e.csv");
    }

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("*.csv", "A.csv,a.csv,b.csv")]
    [InlineData("?.csv*", "A.csv,a.csv,b.csv,c.csv.gz")]
    [InlineData(".", "A.csv,a.csv,b.csv,c.csv.gz,d.txt.zst")]
    [InlineData("20*/*.csv", "2024/d.csv")]
    [InlineData("**/*.csv", "2024/d.csv,2024/q1/e.csv,A.csv,a.csv,b.csv")]
    public void APattern_NamesFiles_InOrdinalOrder(string pattern, string expected) =>
        Assert.Equal(expected.Split(','), ExtractSource.Expand(pattern, _extract.Directory).Select(path => Path.GetRelativePath(_extract.Directory, path)));

    [Theory]
    [InlineData("*.tsv")]
    [InlineData("nowhere/*.csv")]
    [InlineData("2024/q1/no.csv")]
    public void APatternThatNamesNothing_IsRefused(string pattern) =>
        Assert.Equal(pattern, Assert.Throws<ExtractException>(() => ExtractSource.Expand(pattern, _extract.Directory)).File);

    public void Dispose() => _extract.Dispose();
}
