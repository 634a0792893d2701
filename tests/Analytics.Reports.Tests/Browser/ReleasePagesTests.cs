using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.OpenData;
using Analytics.Reports.Tests.Fixtures;
using AngleSharp.Dom;

namespace Analytics.Reports.Tests.Browser;

public sealed partial class ReleasePagesTests
{
    private static readonly string[] Names = ["index.da.html", "index.en.html", "index.html", "municipal/index.da.html", "municipal/index.en.html", "municipal/index.html"];

    public static TheoryData<string> EveryPage => [.. Names];

    [Fact]
    public void Pages_AreNamedAsReportsAre() => Assert.Equal(Names, Pages.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void APage_IsKnownByItsPath(string path) => Assert.True(ReleasePages.IsPage(path));

    [Theory]
    [InlineData("index.html/../x")]
    [InlineData("../index.html")]
    [InlineData("practice/index.html")]
    [InlineData("index.html\n")]
    [InlineData("notes.html")]
    public void WhatIsNoPage_IsNotTakenForOne(string path) => Assert.False(ReleasePages.IsPage(path));

    /// <summary>The figures files are read as anybody would read them, and rounded as reports are.</summary>
    [Theory]
    [MemberData(nameof(EveryPage))]
    public void Figures_AreThoseOfTheFiguresFiles_AndNoOther(string path)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Pages.Publication.Municipalities.SelectMany(book => Lines(book.Figures)).Concat(Lines(Pages.Publication.National!.Figures)))
        {
            string[] parts = line.Split(';');
            if (parts[1] is not ("municipality" or "county" or "national") || parts[3] != "all" || MeasureCatalogue.BuiltIn[parts[0]].IsList) continue;
            string Rounded(string number) => Math.Round(decimal.Parse(number, CultureInfo.InvariantCulture), MeasureCatalogue.BuiltIn[parts[0]].Decimals, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
            expected[$"{parts[0]} {parts[1]} {parts[2]} {parts[4]}"] = parts[10] switch
            {
                "shown" => string.Join(' ', new[] { parts[7], parts[8], parts[9] }.Where(number => number.Length > 0).Select(Rounded)),
                "no-data" => "n",
                "not-computed" => "c",
                _ => "p",
            };
        }
        Assert.Equal(expected, FiguresOf(path));
    }

    [Fact]
    public void WhatIsNotThere_IsNeitherLinkedNorShown()
    {
        var pages = Pages.Of(["municipal/1508.csv", "municipal/1508.pdf", $"practice/{Pages.PracticeId}.pdf"]);
        Assert.All(pages.Values, page =>
        {
            Assert.Contains("Ålesund", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Zakariasvik", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Finnmark", page, StringComparison.Ordinal);
            Assert.DoesNotContain("LN001", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void WithoutFiguresOfPlaces_ThereIsAListAlone()
    {
        var pages = Pages.Of([$"practice/{Pages.PracticeId}.pdf", $"practice/{Pages.PracticeId}.csv"]);
        Assert.Equal(["index.da.html", "index.en.html", "index.html"], pages.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("id=\"figures\"", pages["index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("application/json", pages["index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void TheMunicipalPage_NamesNoPracticeAndNobodyElse()
    {
        foreach (string page in Names.Where(name => name.StartsWith("municipal/", StringComparison.Ordinal)).Select(name => Pages.All[name]))
        {
            foreach (string name in new[] { Pages.PracticeId, Pages.PracticeName, Pages.DoctorId, "KL001", "Klynge", "LN001", "Sunnfjord", "practice/", "doctor/" }) Assert.DoesNotContain(name, page, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains(Pages.PracticeName, Pages.All["index.html"], StringComparison.Ordinal);
    }

    /// <summary>What a practice has measured is its own: the page of the whole release lists its report, and no figure.</summary>
    [Fact]
    public void NoPage_HasAFigureOfAPractice()
    {
        var own = Pages.Publication.Practices[0].Figures.Select(figure => figure.Value.Match(value => value.ToString("0.0", CultureInfo.InvariantCulture), _ => "")).Distinct().ToList();
        var others = Pages.Publication.Municipalities.SelectMany(book => book.Figures).Concat(Pages.Publication.National!.Figures)
            .SelectMany(figure => new[] { figure.Value, figure.Lower, figure.Upper }).Select(value => value.Match(v => v.ToString("0.0", CultureInfo.InvariantCulture), _ => "")).ToHashSet();
        string[] telling = [.. own.Where(value => !others.Contains(value))];
        Assert.NotEmpty(telling);
        Assert.All(telling, value => Assert.DoesNotMatch($@"[\[,]{Regex.Escape(value)}[\],]", Pages.All["index.html"]));
    }

    [Fact]
    public void AHiddenFigure_IsAWordAndNoNumber()
    {
        var figures = FiguresOf("index.html");
        Assert.Equal("p", figures["did.opi municipality 1520 2024"]);
        Assert.Equal("p", figures["did.opi county 56 2024"]);
        Assert.All(figures.Where(figure => figure.Key.Contains(" 1531 ", StringComparison.Ordinal)), figure => Assert.Equal("p", figure.Value));
        Assert.All(figures.Where(figure => figure.Key.Contains(" 1576 ", StringComparison.Ordinal)), figure => Assert.Equal("n", figure.Value));
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void ANameOfMarkup_StaysAName(string path)
    {
        var page = Pages.Parsed(path);
        Assert.Empty(page.QuerySelectorAll("b"));
        Assert.Equal(3, page.Scripts.Length + page.QuerySelectorAll("style").Length);
        Assert.Contains(page.QuerySelectorAll("#documents tbody th"), cell => cell.TextContent == Pages.Markup);
        using var data = Data(path);
        Assert.Contains(data.RootElement.GetProperty("places").EnumerateArray(), place => place[1].GetString() == Pages.Markup);
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void ThePage_LoadsNothing_AndRunsNothingButItsOwn(string path)
    {
        var page = Pages.Parsed(path);
        Assert.Empty(page.QuerySelectorAll("[src], link, base, iframe, object, [style], [onclick], [onload]"));
        Assert.DoesNotMatch(@"@import|url\((?!#hatch(-places)?\))|https?://", Pages.All[path]);
        string policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        foreach (var own in page.QuerySelectorAll("style, script:not([type])"))
            Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(own.TextContent)))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\beval\b|innerHTML|Function\(|document\.write|fetch|XMLHttp", page.QuerySelector("script:not([type])")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void EveryLink_LeadsToAFileOrAPartOfThePage(string path)
    {
        var page = Pages.Parsed(path);
        string folder = path.StartsWith("municipal/", StringComparison.Ordinal) ? "municipal/" : "";
        string[] links = [.. page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];
        Assert.All(links, link => Assert.True(link.StartsWith('#')
            ? page.GetElementById(link[1..]) is not null
            : Pages.Files.Contains(folder + Uri.UnescapeDataString(link)) || Names.Contains(folder + link), link));
        string[] missing = [.. Pages.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && !file.Contains(".plain", StringComparison.Ordinal) && !file.Contains(".slides", StringComparison.Ordinal))
            .Except(links.Select(link => folder + Uri.UnescapeDataString(link)))];
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void ThePage_CanBeUsedWithoutSightOrMouse(string path)
    {
        var page = Pages.Parsed(path);
        Assert.Equal(path.Contains(".da.", StringComparison.Ordinal) ? "da-DK" : path.Contains(".en.", StringComparison.Ordinal) ? "en-GB" : "nb-NO", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Title!);
        foreach (string landmark in new[] { "header", "main", "footer" }) Assert.Single(page.QuerySelectorAll(landmark));
        Assert.Equal("#main", page.Body!.FirstElementChild!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("nav, section"), part => Assert.True(part.HasAttribute("aria-label") || page.GetElementById(part.GetAttribute("aria-labelledby")!) is not null));
        int[] levels = [.. page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0')];
        Assert.Equal((1, 1), (levels[0], levels.Count(level => level == 1)));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(page.QuerySelectorAll("table"), table =>
        {
            Assert.NotNull(table.QuerySelector("caption"));
            Assert.All(table.QuerySelectorAll("th"), head => Assert.NotNull(head.GetAttribute("scope")));
        });
        Assert.All(page.QuerySelectorAll("input, select"), field => Assert.Single(page.QuerySelectorAll($"label[for={field.Id}]")));
        Assert.All(page.QuerySelectorAll("button"), button => Assert.Equal(("button", true), (button.GetAttribute("type"), button.TextContent.Length > 0)));
        Assert.All(page.QuerySelectorAll("svg"), picture => Assert.NotNull(page.GetElementById(picture.GetAttribute("aria-labelledby")!)));
        Assert.Equal(2, page.QuerySelectorAll("[role=status]").Length);
        Assert.DoesNotContain(page.QuerySelectorAll("[tabindex]"), element => element.GetAttribute("tabindex") != "-1");
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(page.QuerySelectorAll("p:empty:not([id])"));
    }

    /// <summary>With scripts off, whole years stand in tables.</summary>
    [Fact]
    public void WithoutScripts_EveryMeasureHasATable()
    {
        var tables = Pages.Parsed("index.html").QuerySelectorAll("noscript table");
        Assert.Equal(BookBuilder.Pack.Count, tables.Length);
        var ofOpioids = tables[0].QuerySelectorAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray());
        Assert.Equal([":", ":", ":"], ofOpioids["Ørsta"]);
        Assert.Equal("–", ofOpioids["Aure"][0]);
        Assert.Matches(@"^\d+,\d$", ofOpioids["Ålesund"][2]);
        Assert.Equal(6 + 15 + 1, ofOpioids.Count);
    }

    [Fact]
    public void ThePages_AreTheSameWheneverTheyAreMade() => Assert.Equal(Pages.All, Pages.Of(Pages.Files.Reverse()));

    [Theory]
    [InlineData("index.html", "page.nb")]
    [InlineData("index.da.html", "page.da")]
    [InlineData("municipal/index.en.html", "page.municipal.en")]
    public void ThePage_ReadsAsReviewed(string path, string snapshot) => Snapshot.Matches(snapshot, TextOf(Pages.Parsed(path)));

    /// <summary>357 municipalities, 25 measures, three years with their quarters.</summary>
    [Fact]
    public void AWholeCountry_IsAFewMegabytes()
    {
        MeasureDefinition[] measures = [.. MeasureCatalogue.BuiltIn.Measures.Where(measure => !measure.IsList && measure.IsReleased).Take(25)];
        Publication country = Make.Released<Publication>(("Stamp", Pages.Publication.Stamp), ("National", Pages.Publication.National),
            ("Municipalities", Enumerable.Range(0, 357).Select(i => new BookBuilder { Name = "Kommune " + i, Measures = measures, Level = _ => 0.5 + i / 357.0 }.Municipality(1000 + i)).ToArray()));
        var page = ReleasePages.Of(country, country.Municipalities.SelectMany(book => ReportBatch.FilesOf(new(ReportKind.Municipal, book.Municipality.ToString()), [Language.Nb], [])), [Language.Nb], null).First();
        Assert.InRange(page.Bytes.Length, 500_000, 4_000_000);
    }

    /// <summary>WCAG 2: 4.5 for text, 3 for frames and what has the focus, in light and in dark.</summary>
    [Fact]
    public void Colours_HaveContrast()
    {
        string style = Pages.Parsed("index.html").QuerySelector("style")!.TextContent;
        var schemes = Scheme().Matches(style).Select(scheme => Variable().Matches(scheme.Value).ToDictionary(one => one.Groups[1].Value, one => one.Groups[2].Value)).Take(2).ToList();
        Assert.Equal(2, schemes.Count);
        foreach (var scheme in schemes)
        {
            foreach (string back in new[] { "back", "panel" })
            {
                Assert.All(new[] { "text", "quiet", "head", "link" }, text => Assert.InRange(Contrast(scheme[text], scheme[back]), 4.5, 21));
                Assert.All(new[] { "frame", "focus" }, text => Assert.InRange(Contrast(scheme[text], scheme[back]), 3, 21));
            }
        }
        Assert.All(Key().Matches(style), step => Assert.InRange(Contrast(step.Groups[1].Value, step.Groups[2].Value), 4.5, 21));
        Assert.Equal(5, Key().Count(style));
    }

    private static double Contrast(string one, string other)
    {
        double[] lights = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (lights[1] + 0.05) / (lights[0] + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    private static string[] Lines(IReadOnlyList<ReleasedFigure> figures) => Encoding.UTF8.GetString(FiguresFile.Bytes(figures)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    private static JsonDocument Data(string path) => JsonDocument.Parse(Pages.Parsed(path).GetElementById("data")!.TextContent);

    /// <summary>Every figure of the page by measure, level, unit and period.</summary>
    private static SortedDictionary<string, string> FiguresOf(string path)
    {
        using var data = Data(path);
        var root = data.RootElement;
        var figures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var measure in root.GetProperty("measures").EnumerateObject())
        {
            foreach (var period in measure.Value.GetProperty("municipalities").EnumerateObject())
            {
                foreach (var (place, cell) in root.GetProperty("places").EnumerateArray().Zip(period.Value.EnumerateArray())) Enter("municipality", place[0].GetString()!, period.Name, cell);
            }
            foreach (var period in measure.Value.GetProperty("nation").EnumerateObject()) Enter("national", "NO", period.Name, period.Value);
            foreach (var (county, cell) in root.GetProperty("counties").EnumerateArray().Zip(measure.Value.GetProperty("counties").EnumerateArray())) Enter("county", county[0].GetString()!, root.GetProperty("year").GetString()!, cell);

            void Enter(string level, string unit, string period, JsonElement cell)
            {
                if (cell.ValueKind == JsonValueKind.Null) return;
                figures[$"{measure.Name} {level} {unit} {period}"] = cell.ValueKind == JsonValueKind.String
                    ? cell.GetString()!
                    : string.Join(' ', cell.EnumerateArray().Select(number => number.GetDecimal().ToString("0.######", CultureInfo.InvariantCulture)));
            }
        }
        return figures;
    }

    /// <summary>What is read, a line for each heading, paragraph, row and control.</summary>
    private static string TextOf(IDocument page)
    {
        var text = new StringBuilder();
        foreach (var element in page.QuerySelectorAll("title, h1, h2, h3, p, li, div:has(> dt), caption, tr, label, option, figcaption").Where(element => element.Closest("noscript") is null || element.LocalName == "p"))
        {
            string line = string.Join(" | ", (element.LocalName is "tr" or "div" ? element.Children : Enumerable.Repeat(element, 1)).Select(part => Blank().Replace(part.TextContent, " ").Trim()));
            if (element.LocalName is "caption" or "p" && element.GetAttribute("data-text") is { } filled) line = filled;
            text.Append(element.LocalName).Append(": ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"--(\w+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\.key \.fifth-\d \{ background: (#[0-9a-f]{6}); color: (#[0-9a-f]{6}); \}")]
    private static partial Regex Key();
}
