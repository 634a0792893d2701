using Analytics.Core.Tests.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Tallies;

/// <summary>The second opinion reads as the plain reader does, only faster.</summary>
[Properties(Arbitrary = [typeof(ExtractArbitraries)], MaxTest = 500)]
public class PlainRowsTests
{
    [Property]
    public void AnyText_HasTheRecordsOfThePlainReader(RaggedText ragged)
    {
        // Empty lines at the end are no records; here they are, and are refused for their number of columns.
        var expected = ReferenceReader.Read(ragged.Text, ';').Select(record => record.Fields).ToList();
        Assert.Equal(expected, PlainRows.Records(ragged.Text).Take(expected.Count));
        Assert.All(PlainRows.Records(ragged.Text).Skip(expected.Count), fields => Assert.Equal([""], fields!));
    }

    [Fact]
    public void ARow_IsRefusedForWhatTheRulesName()
    {
        string[] kept = [SkilExtract.Row(), SkilExtract.Row(ddd: ""), SkilExtract.Row(ddd: "-1,5", packages: ""), SkilExtract.Row(municipality: "x", prescriber: "", practice: "")];
        string[] refused =
        [
            SkilExtract.Row() + ";1", "P1;1950", SkilExtract.Row(patient: ""), SkilExtract.Row(date: ""), SkilExtract.Row(date: "2023-02-29"), SkilExtract.Row(date: "1.2.2023"),
            SkilExtract.Row(atc: ""), SkilExtract.Row(atc: "N02A"), SkilExtract.Row(ddd: "1.5"), SkilExtract.Row(ddd: "x"), SkilExtract.Row(packages: "x"), SkilExtract.Row(patient: "\"P\"1"),
        ];
        var rows = PlainRows.Of(string.Join('\n', [SkilExtract.Header, .. kept, .. refused])).ToList();
        Assert.Equal(kept.Length, rows.Count);
        Assert.Equal(["25,00", "", "-1,5", "25,00"], rows.Select(row => row.Ddd));
    }
}
