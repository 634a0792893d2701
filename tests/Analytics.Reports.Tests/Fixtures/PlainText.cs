using System.Text;
using Analytics.Reports.Document;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>A report as lines of text: what a reader reads, without how it looks.</summary>
internal static class PlainText
{
    public static string Of(ReportDocument report)
    {
        var lines = new StringBuilder();
        Line(lines, $"title: {report.Title}");
        Line(lines, $"header: {report.Running.HeaderLeft} | {report.Running.HeaderRight}");
        Line(lines, $"footer: {report.Running.Footer} | {report.Running.PageOf(2, 9)}");
        foreach (Section section in report.Sections)
        {
            Line(lines, "");
            Line(lines, $"== {section.Title}");
            foreach (Block block in section.Blocks) Add(lines, block, "");
        }
        return lines.ToString();
    }

    private static void Add(StringBuilder lines, Block block, string indent)
    {
        switch (block)
        {
            case Heading heading:
                Line(lines, $"{indent}# {heading.Text}{(heading.Sign is null ? "" : $" [{heading.Sign}]")}");
                break;
            case Para para:
                Line(lines, indent + Marked(para.Text));
                break;
            case Bullets bullets:
                foreach (RichText item in bullets.Items) Line(lines, $"{indent}{(bullets.Numbered ? "1." : "-")} {Marked(item)}");
                break;
            case KeyFigures figures:
                foreach (KeyFigure tile in figures.Tiles)
                    Line(lines, $"{indent}[{tile.Verdict}] {tile.Title}: {tile.Value} {tile.Unit}; {tile.Change}; {tile.Comparison}; {tile.Trend.Alt}");
                break;
            case Facts facts:
                Line(lines, indent + string.Join(" | ", facts.Items.Select(fact => $"{fact.Label}: {fact.Value}")));
                break;
            case Figure figure:
                Line(lines, $"{indent}figure: {figure.Title} ({figure.Unit})");
                Line(lines, $"{indent}  alt: {figure.Alt}");
                Line(lines, $"{indent}  {Marked(figure.Caption)}");
                break;
            case Table table:
                Add(lines, table, indent);
                break;
            case Columns columns:
                foreach (IReadOnlyList<Block> column in columns.Items)
                {
                    Line(lines, indent + "column");
                    foreach (Block inside in column) Add(lines, inside, indent + "  ");
                }
                break;
            case GoalBox goal:
                Line(lines, $"{indent}plan: {goal.Title}: {string.Join(" | ", goal.Fields.Select(field => field.Label))}");
                break;
            case Notice notice:
                Line(lines, $"{indent}notice: {notice.Title}");
                foreach (RichText text in notice.Paragraphs) Line(lines, $"{indent}  - {Marked(text)}");
                break;
            case Cover cover:
                Line(lines, $"{indent}{cover.Programme} | {cover.Kind} | {cover.Name}");
                Line(lines, indent + cover.Lead);
                Line(lines, indent + string.Join(" | ", cover.Facts.Select(fact => $"{fact.Label}: {fact.Value}")));
                foreach (string line in cover.Imprint) Line(lines, indent + line);
                break;
            case SlideTitle slide:
                foreach (string line in new[] { slide.Kind, slide.Name, slide.Lead, slide.Imprint }) Line(lines, indent + line);
                break;
            case StripLegend legend:
                Line(lines, $"{indent}legend: {string.Join(", ", new[] { legend.Own, legend.Member, legend.Median, legend.Middle50, legend.Middle80 }.OfType<string>())}");
                break;
            default:
                throw new ArgumentException($"No text for a {block.GetType().Name}.");
        }
    }

    private static void Add(StringBuilder lines, Table table, string indent)
    {
        if (table.Caption is not null) Line(lines, indent + Marked(table.Caption));
        Line(lines, $"{indent}| {string.Join(" | ", table.Columns.Select(column => column.Title))}");
        foreach (RowGroup group in table.Groups)
        {
            if (group.Title is not null) Line(lines, $"{indent}| {group.Title}");
            foreach (Row row in group.Rows) Line(lines, $"{indent}| {string.Join(" | ", row.Cells.Select(Text))}");
        }
        foreach (RichText note in table.Notes) Line(lines, indent + Marked(note));
    }

    private static string Text(Cell cell) => cell switch
    {
        TextCell text => text.Text.Plain + (text.Detail is null ? "" : $" ({text.Detail})"),
        SparklineCell sparkline => sparkline.Alt,
        SpreadCell spread => spread.Alt,
        DotsCell dots => dots.Alt,
        BarCell bar => bar.Text,
        VerdictCell verdict => $"[{verdict.Verdict}] {verdict.Word}",
        _ => throw new ArgumentException($"No text for a {cell.GetType().Name}."),
    };

    private static string Marked(RichText text) => string.Concat(text.Spans.Select(span => span.Bold ? $"**{span.Text}**" : span.Text));

    private static void Line(StringBuilder lines, string text) => lines.Append(text.TrimEnd()).Append('\n');
}
