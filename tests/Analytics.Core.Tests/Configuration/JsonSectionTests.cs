using System.Text;
using Analytics.Configuration;

namespace Analytics.Core.Tests.Configuration;

public class JsonSectionTests
{
    private readonly List<ConfigurationFault> _faults = [];

    [Fact]
    public void Read_AllowsCommentsTrailingCommasAndAByteOrderMark()
    {
        var section = Read("\uFEFF{ \"a\": 1, // one\n }");
        Assert.Equal(1, section!.Whole("a", 0, 9));
        section.RefuseOtherKeys();
        Assert.Empty(_faults);
    }

    [Fact]
    public void Read_SaysWhereTheFileStopsBeingJson()
    {
        Assert.Null(Read("{ \"a\": 1\n  \"b\": 2 }"));
        Assert.Equal("my.json, line 2, column 3: is not JSON; look for a missing comma, quote or bracket just before this place.", TheOnlyFault());
    }

    [Theory]
    [InlineData("[]", "my.json: is not a JSON object; begin it with { and end it with }.")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "my.json: has the same key twice in one object; keep one of them.")]
    public void Read_RefusesWhatIsNotOneObject(string json, string fault)
    {
        Assert.Null(Read(json));
        Assert.Equal(fault, TheOnlyFault());
    }

    [Theory]
    [InlineData("{ \"fewestPatient\": 7 }", "my.json, fewestPatient: is not a key that is known here; write fewestPatients, or remove it.")]
    [InlineData("{ \"x\": 7 }", "my.json, x: is not a key that is known here; remove it; known are fewestPatients.")]
    public void OtherKeys_AreRefusedWithWhatMayHaveBeenMeant(string json, string fault)
    {
        var section = Read(json)!;
        section.Whole("fewestPatients", 3, 100);
        section.RefuseOtherKeys();
        Assert.Equal(fault, TheOnlyFault());
    }

    [Fact]
    public void Faults_AreCollectedWithTheirPlace()
    {
        var section = Read("""{ "a": "1", "b": { "c": "30.02.2024" }, "d": [ { "e": 200 } ], "f": ["x", "x"] }""")!;
        section.Whole("a", 0, 9);
        section.Section("b")!.Day("c");
        section.Sections("d")[0].Whole("e", 0, 100);
        section.Texts("f");
        section.Text("h", required: true);
        Assert.Equal(["my.json, a", "my.json, b.c", "my.json, d[0].e", "my.json, f", "my.json, h"], _faults.Select(fault => fault.Where));
    }

    private JsonSection? Read(string json) => JsonSection.Read(Encoding.UTF8.GetBytes(json), "my.json", _faults);

    private string TheOnlyFault() => Assert.Single(_faults).ToString();
}
