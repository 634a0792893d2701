using System.Globalization;
using Analytics.Core.Tests.Support;
using Analytics.Core.Tests.Tallies;
using Analytics.Release;

namespace Analytics.Core.Tests.Conventions;

/// <summary>The host's language changes no byte.</summary>
public class HostCultureTests
{
    /// <summary>Decimal mark, thousands mark, minus and separator of dates, as the language has them.</summary>
    public static TheoryData<string, string, string, string, string> Hosts => new()
    {
        { "nb-NO", ",", "\u00a0", "\u2212", "." },
        { "tr-TR", ",", ".", "-", "." },
        { "ar-EG", "\u066b", "\u066c", "\u061c-", "\u200f/" },
    };

    [Theory, MemberData(nameof(Hosts))]
    public void Tally_WritesTheSameBytes(string name, string point, string thousands, string minus, string dates)
    {
        using var world = new RoughWorld(15);
        var expected = TallyOutput.Of(world.Request());
        Assert.Equal(expected, Under(Host(name, point, thousands, minus, dates), () => TallyOutput.Of(world.Request())));
    }

    [Theory, MemberData(nameof(Hosts))]
    public void Analyse_GivesTheSameFiguresAndTexts(string name, string point, string thousands, string minus, string dates)
    {
        using var world = new TinyWorld(7);
        string expected = Everything(AnalyticsEngine.Analyse(world.Request()));
        Assert.Equal(expected, Under(Host(name, point, thousands, minus, dates), () => Everything(AnalyticsEngine.Analyse(world.Request()))));
    }

    private static string Everything(AnalysisResult result)
    {
        using var log = new StringWriter();
        result.Gate.WriteTo(log);
        var stamp = result.Publication.Stamp;
        return string.Join('\n', [
            log.ToString(), result.Intake.ToJson(), stamp.PublicationFingerprint, stamp.PolicyFingerprint, stamp.MeasuresFingerprint,
            .. result.Publication.Municipalities.SelectMany(book => book.Figures).Select(FigureLine.Of),
            .. result.Publication.Practices.SelectMany(book => book.Figures).Select(FigureLine.Of)]);
    }

    /// <summary>Named cultures are not there in the invariant mode of the runtime; their marks are what matters.</summary>
    private static CultureInfo Host(string name, string point, string thousands, string minus, string dates)
    {
        _ = name;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (point, thousands, minus);
        (culture.DateTimeFormat.DateSeparator, culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.ShortDatePattern) = (dates, dates, "dd/MM/yy");
        return culture;
    }

    private static T Under<T>(CultureInfo host, Func<T> action)
    {
        var (culture, interfaceCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (host, host);
            Assert.NotEqual("-1.5", string.Format(CultureInfo.CurrentCulture, "{0}", -1.5m));
            return action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, interfaceCulture);
        }
    }
}
