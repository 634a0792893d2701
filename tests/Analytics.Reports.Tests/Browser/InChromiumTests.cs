using System.Globalization;

namespace Analytics.Reports.Tests.Browser;

/// <summary>The pages as a reader uses them, with the keyboard alone.</summary>
[Trait("Needs", "chromium")]
public sealed class InChromiumTests : IDisposable
{
    /// <summary>Two folds, the search, six kinds of report, three choices, four heads that sort municipalities and two that sort counties.</summary>
    private const int Stops = 18;

    private readonly string _folder = Directory.CreateTempSubdirectory("pages").FullName;

    public InChromiumTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "municipal"));
        foreach (var (path, text) in Pages.All) File.WriteAllText(Path.Combine(_folder, path), text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Search_FindsByNameIdKindAndLanguage_AndSaysHowMany()
    {
        await using var page = await Open("index.html");
        Assert.Empty(await page.Texts("details.kind tbody tr"));
        await Focus(page, "search");
        await page.Type("ørsta");
        Assert.Equal(["Ørsta"], await page.Texts("details.kind tbody th"));
        Assert.Equal("1 av 12 rapporter", await page.Text("document.getElementById('hits').textContent"));
        Assert.Equal("#search=%C3%B8rsta", await page.Text("location.hash"));
        await Empty(page, "search");
        await page.Type(Pages.PracticeId.ToLowerInvariant());
        Assert.Equal([Pages.PracticeName + " (Fjordvik)"], await page.Texts("details.kind tbody th"));
        await Empty(page, "search");
        await page.Type("klynge dansk");
        Assert.Equal(2, (await page.Texts("details.kind tbody tr")).Length);
        await Empty(page, "search");
        await page.Type("finnes ikke");
        Assert.Empty(await page.Texts("details.kind tbody tr"));
        Assert.Equal("0 av 12 rapporter", await page.Text("document.getElementById('hits').textContent"));
    }

    [SkippableFact]
    public async Task Municipalities_AreSortedByKeyboard_AndWhatIsHiddenStaysLast()
    {
        await using var page = await Open("index.html");
        Assert.Equal(["1508", "1511", "1520", "1525", "1531", "1576"], await page.Texts("#municipalities tbody td:first-child"));
        Assert.Equal("ascending,,,,", await Sorted(page));
        await Focus(page, "search");
        // The folded lists, then measure, period and find, then the heads in the order of the columns.
        await page.Press("Tab", await StopsTo(page, "#municipalities th[data-column=code] button"));
        Assert.Equal("code", await page.Text("document.activeElement.parentElement.dataset.column"));
        await page.Press("Tab");
        await page.Press("Enter");
        Assert.Equal([Pages.Markup, "Aure", "Zakariasvik", "Ærdal", "Ørsta", "Ålesund"], await page.Texts("#municipalities tbody th"));
        Assert.Equal(",ascending,,,", await Sorted(page));
        await page.Press("Enter");
        Assert.Equal(["Ålesund", "Ørsta", "Ærdal", "Zakariasvik", "Aure", Pages.Markup], await page.Texts("#municipalities tbody th"));
        await page.Press("Tab", 2);
        await page.Press("Enter");
        Assert.Equal(["Zakariasvik", Pages.Markup, "Ålesund", "Ørsta", "Ærdal", "Aure"], await page.Texts("#municipalities tbody th"));
        await page.Press("Enter");
        Assert.Equal(["Ålesund", Pages.Markup, "Zakariasvik", "Ørsta", "Ærdal", "Aure"], await page.Texts("#municipalities tbody th"));
        Assert.Equal(",,,descending,", await Sorted(page));
        Assert.Equal("6 kommuner, 3 uten tall. Sortert etter Tall, synkende.", await page.Text("document.getElementById('found').textContent"));
        Assert.Equal(["skjult av personvernhensyn", "skjult av personvernhensyn", "ingenting å telle"], (await page.Texts("#municipalities td.withheld")));
    }

    [SkippableFact]
    public async Task MeasureAndPeriod_AreChosen_AndTheAddressBringsThemBack()
    {
        await using var page = await Open("municipal/index.en.html", "#measure=users.opi&period=2023Q2&municipalities=value.down&find=ør");
        Assert.Equal("Users of opioids per 1000, Q2 2023", await page.Text("document.querySelector('#municipalities caption').textContent"));
        Assert.Equal(["Ørsta"], await page.Texts("#municipalities tbody th"));
        await Focus(page, "measure");
        await page.Press("ArrowDown");
        // Long-term use is counted by year alone: the reporting year takes the quarter's place.
        Assert.EndsWith("2024", await page.Text("document.querySelector('#municipalities caption').textContent"), StringComparison.Ordinal);
        Assert.Equal("true", await page.Text("[...document.querySelectorAll('#period option')].every(option => option.disabled === option.value.includes('Q'))"));
    }

    /// <summary>What the table says, the map says: figures, and the words of colours in the key.</summary>
    [SkippableFact]
    public async Task TheMap_HasTheFiguresOfTheTable()
    {
        await using var page = await Open("index.da.html");
        string[] tiles = await page.Texts("#map .figure"), table = await page.Texts("#counties tbody td.number:nth-child(2)");
        Assert.Equal(15, tiles.Length);
        Assert.Equal(table[..^1].Select(text => text.Contains("skjult", StringComparison.Ordinal) ? ":" : text).Order(StringComparer.Ordinal), tiles.Order(StringComparer.Ordinal));
        Assert.Equal("Landet", (await page.Texts("#counties tbody tr.whole th")).Single());
        Assert.Equal("1", await page.Text("document.querySelectorAll('#map .tile.withheld').length"));
        string[] key = await page.Texts("#map-key li");
        Assert.Equal(5, key.Length);
        decimal[] ends = [.. key.SelectMany(step => step.Split('–')).Select(end => decimal.Parse(end.Replace(',', '.'), CultureInfo.InvariantCulture))];
        Assert.Equal(ends.Order(), ends);
    }

    [SkippableFact]
    public async Task TheMunicipalitiesMap_HasTheColoursOfItsKey()
    {
        await using var page = await Open("index.html");
        string[] looks = (await page.Text("[...document.querySelectorAll('#places path[data-code]')].map(path => path.getAttribute('class')).join()")).Split(',');
        Assert.Equal(70, looks.Length);
        Assert.Equal(("withheld", "missing"), (looks[12], looks[17]));
        Assert.Equal(["fifth-1", "fifth-2", "fifth-3", "fifth-4", "fifth-5"], looks.Except(["withheld", "missing"]).Order(StringComparer.Ordinal));
        Assert.Equal(["10,0–18,3", "20,0–28,3", "30,0", "40,0–48,3", "50,0–58,3"], await page.Texts("#places-key li"));
        string figure = (await page.Texts("#municipalities tbody tr:first-child td.number"))[0];
        Assert.Equal("Ålesund: " + figure, await page.Text("document.querySelector('#places path[data-code=\"1508\"] title').textContent"));
        Assert.Equal("Ørsta: :", await page.Text("document.querySelector('#places path[data-code=\"1520\"] title').textContent"));
    }

    /// <summary>From the top with Tab alone: skip link first, then all in the order in which it stands.</summary>
    [SkippableFact]
    public async Task Tab_GoesThroughThePageInReadingOrder_AndCanSkipTheHead()
    {
        await using var page = await Open("index.html");
        await page.Press("Tab");
        Assert.Equal("#main", await page.Text("document.activeElement.getAttribute('href')"));
        Assert.NotEqual("none", await page.Text("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Press("Enter");
        Assert.Equal("main", await page.Text("document.activeElement.id"));
        var places = new List<double>();
        for (int i = 0; i < Stops; i++)
        {
            await page.Press("Tab");
            places.Add(double.Parse(await page.Text("[...document.querySelectorAll('*')].indexOf(document.activeElement)"), CultureInfo.InvariantCulture));
        }
        Assert.Equal(places.Order(), places);
        Assert.Equal(Stops, places.Distinct().Count());
    }

    [SkippableFact]
    public async Task ThePage_RunsWithoutFaultUnderItsOwnPolicy_AndFitsANarrowWindow()
    {
        await using var page = await Open("index.html");
        Assert.Equal("scripts", await page.Text("document.documentElement.className"));
        Assert.NotEqual("Times New Roman", await page.Text("getComputedStyle(document.body).fontFamily"));
        await page.Call("Emulation.setDeviceMetricsOverride", new { width = 375, height = 800, deviceScaleFactor = 1, mobile = true });
        Assert.Equal("true", await page.Text("document.documentElement.scrollWidth <= 375"));
    }

    private async Task<Chromium> Open(string path, string fragment = "")
    {
        Skip.If(Chromium.Path is null, "Chromium is not here.");
        return await Chromium.Open(Path.Combine(_folder, path), fragment);
    }

    private static Task<string> Focus(Chromium page, string id) => page.Text($"document.getElementById('{id}').focus()");

    private static async Task Empty(Chromium page, string id)
    {
        await page.Text($"document.getElementById('{id}').select()");
        await page.Call("Input.dispatchKeyEvent", new { type = "keyDown", key = "Delete", code = "Delete", windowsVirtualKeyCode = 46 });
    }

    /// <summary>How often Tab is to be pressed from where the focus is.</summary>
    private static async Task<int> StopsTo(Chromium page, string selector) => int.Parse(await page.Text(
        $"(all => all.indexOf(document.querySelector('{selector}')) - all.indexOf(document.activeElement))([...document.querySelectorAll('a, button, input, select, summary')].filter(e => e.checkVisibility()))"), CultureInfo.InvariantCulture);

    private static Task<string> Sorted(Chromium page) => page.Text("[...document.querySelectorAll('#municipalities th[data-column]')].map(head => head.ariaSort ?? '').join()");
}
