using Analytics.Reports.Document;
using Analytics.Reports.Pdf;
using Analytics.Reports.Tests.Fixtures;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Reports.Tests.Layout;

public sealed class TableLayoutTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ATable_BreaksRight_AtEveryLength(int rows)
    {
        MarkedCanvas canvas = Drawn([Rows(rows)]);
        var byPage = canvas.Texts.Where(text => text.Text.StartsWith("row ", StringComparison.Ordinal)).GroupBy(text => text.Page).ToList();
        var heads = canvas.Texts.Where(text => text.Text == "Head").ToList();

        Assert.Equal(Enumerable.Range(1, rows).Select(i => $"row {i}"), byPage.SelectMany(page => page.Select(text => text.Text)));
        Assert.Equal(byPage.Select(page => page.Key), heads.Select(head => head.Page));
        Assert.Equal(byPage.Select((_, i) => i > 0), heads.Select(head => head.Artifact));
        Assert.All(byPage, page => Assert.True(page.Count() >= Math.Min(rows, 2), "A page has a single row of the table."));
        Assert.Equal(byPage[^1].Key, Assert.Single(canvas.Texts, text => text.Text == "Note.").Page);
        Assert.Empty(canvas.Outside);
        Assert.Equal(0, canvas.OpenTags);
    }

    [Property(MaxTest = 60)]
    public Property AShortTable_StaysOnOnePage_WithItsHeading() => Prop.ForAll(
        Gen.Choose(1, 70).ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), (lines, rows) =>
        {
            Block filler = new Bullets([.. Enumerable.Repeat(RichText.Of("filler"), lines)]);
            MarkedCanvas canvas = Drawn([filler, new Heading(HeadingLevel.Section, "Heading"), Rows(rows)]);
            return canvas.Texts.Where(text => text.Text is "Heading" or "Note." || text.Text.StartsWith("row ", StringComparison.Ordinal))
                .Select(text => text.Page).Distinct().Count() == 1;
        });

    [Property(MaxTest = 60)]
    public Property AGroupTitle_IsNeverTheLastOnAPage() => Prop.ForAll(
        Gen.Choose(1, 12).ArrayOf(14).ToArbitrary(), sizes =>
        {
            MarkedCanvas canvas = Drawn([Groups(sizes)]);
            return canvas.Texts.Where(text => text.Text.StartsWith("row ", StringComparison.Ordinal) || text.Text.StartsWith("group ", StringComparison.Ordinal))
                .GroupBy(text => text.Page).All(page => page.Last().Text.StartsWith("row ", StringComparison.Ordinal));
        });

    /// <summary>Rows on a next page have their group's name above them, for the eye alone: the group is tagged once.</summary>
    [Property(MaxTest = 60)]
    public Property AGroupThatGoesOn_IsNamedAgain() => Prop.ForAll(
        Gen.Choose(1, 60).ArrayOf(4).ToArbitrary(), sizes =>
        {
            MarkedCanvas canvas = Drawn([Groups(sizes)]);
            var lines = canvas.Texts.Where(text => text.Text.StartsWith("row ", StringComparison.Ordinal) || text.Text.StartsWith("group ", StringComparison.Ordinal)).ToList();
            return lines.Where(text => text.Text.StartsWith("group ", StringComparison.Ordinal)).All(text => text.Artifact == text.Text.EndsWith("(continued)", StringComparison.Ordinal)) &&
                lines.GroupBy(text => text.Page).All(page => page.First().Text.StartsWith("group ", StringComparison.Ordinal)) && canvas.Outside.Count == 0 && canvas.OpenTags == 0;
        });

    [Property(MaxTest = 40)]
    public Property AHeading_IsNeverTheLastOnAPage() => Prop.ForAll(
        Gen.Choose(1, 70).ToArbitrary(), lines =>
        {
            Block filler = new Bullets([.. Enumerable.Repeat(RichText.Of("filler"), lines)]);
            MarkedCanvas canvas = Drawn([filler, new Heading(HeadingLevel.Section, "Heading"), Rows(8)]);
            int page = canvas.Texts.Single(text => text.Text == "Heading").Page;
            return canvas.Texts.Any(text => text.Page == page && text.Text == "row 3");
        });

    private static MarkedCanvas Drawn(IReadOnlyList<Block> blocks)
    {
        var canvas = new MarkedCanvas();
        PageWriter.Write(Fixtures.Reports.Of(blocks), canvas);
        return canvas;
    }

    private static Table Rows(int count) => TableOf([new RowGroup(null, [.. Enumerable.Range(1, count).Select(i => RowOf($"row {i}"))])]);

    private static Table Groups(int[] sizes) =>
        TableOf([.. sizes.Select((size, g) => new RowGroup($"group {g}", [.. Enumerable.Range(1, size).Select(i => RowOf($"row {g}.{i}"))]))]);

    private static Table TableOf(IReadOnlyList<RowGroup> groups) => new()
    {
        Caption = "Caption.",
        Columns = [new("Head", new(2)), new("Other", new(1), Alignment.Right)],
        Groups = groups,
        Notes = ["Note."],
    };

    private static Row RowOf(string text) => new([new TextCell(text), new TextCell("1")]);
}
