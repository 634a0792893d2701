using Analytics.Core.Tests.Support;
using Analytics.Core.Tests.Tallies;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Places;

/// <summary>A network's book, set beside what its members' own documents and the nation show.</summary>
public class NetworkBookTests
{
    /// <summary>Worked out anew from the lines of the figures files, as anyone could.</summary>
    [Fact]
    public void MembersTogether_AndAllOthers_AreSumsOfWhatIsShown_OrNotShown()
    {
        int together = 0, others = 0, withheld = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            using var world = new TinyWorld(seed);
            string[] members = WriteNetwork(world, new Random(seed));
            var publication = world.Publish();
            var network = Assert.Single(publication.Networks);
            var lines = publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.National!.Figures).Select(Line.Of).Distinct()
                .ToDictionary(line => (line.Measure, line.Level, line.Unit, line.Stratum, line.Period));
            Assert.Equal(members.Order(StringComparer.Ordinal), network.Members.Select(member => member.Code));

            foreach (var figure in network.Figures.Where(figure => figure.Level == UnitLevel.Network).Select(Line.Of))
            {
                string what = $"seed {seed}: {figure}";
                Line Of(string level, string unit) => lines[(figure.Measure, level, unit, "all", figure.Period)];
                Line[] parts = [.. members.Select(member => Of("municipality", member)), .. figure.Stratum == "non-members" ? [Of("national", "NO")] : Array.Empty<Line>()];
                if (parts.All(part => part.Status == "shown"))
                {
                    decimal Sum(Func<Line, decimal?> of) => figure.Stratum == "all" ? parts.Sum(of)!.Value : of(parts[^1])!.Value - parts[..^1].Sum(of)!.Value;
                    decimal denominator = Sum(line => line.Denominator);
                    if (denominator == 0)
                    {
                        Assert.Equal("no-data", figure.Status);
                        continue;
                    }
                    Assert.True(figure.Status == "shown" && figure.Numerator == Sum(line => line.Numerator) && figure.Denominator == denominator, what);
                    if (figure.Stratum == "all") together++;
                    else others++;
                }
                else
                {
                    withheld++;
                    Assert.True(figure is { Numerator: null, Denominator: null, Value: null, Lower: null, Upper: null } && figure.Status != "shown", what);
                }
            }
        }
        // Otherwise nothing was tested.
        Assert.True(together > 200 && others > 100 && withheld > 300, $"{together} {others} {withheld}");
    }

    /// <summary>The data controller's own file knows networks too, and works them out from tallies.</summary>
    [Fact]
    public void WhatIsShownOfANetwork_IsItsEstimate()
    {
        int shown = 0;
        foreach (int seed in (int[])[1, 2, 3, 4, 5, 6])
        {
            using var world = new TinyWorld(seed);
            WriteNetwork(world, new Random(seed));
            var estimates = TallyOutput.Of(world.Request());
            foreach (var figure in world.Publish().Networks.Single().Figures.Where(figure => figure.Level == UnitLevel.Network && figure.Value.Match(_ => true, _ => false)))
            {
                shown++;
                var estimate = estimates.Estimate(figure.Measure.Id, "network", "LN1", figure.Period.ToString(), figure.Stratum)!;
                Assert.Equal((estimate.Numerator, estimate.Denominator, estimate.Value), (Number(figure.Numerator), Number(figure.Denominator), Number(figure.Value)));
            }
        }
        Assert.True(shown > 100, $"{shown}");
    }

    [Fact]
    public void EveryMunicipalityTogether_IsTheNation_AndNobodyIsLeft()
    {
        int shown = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed);
            WriteNetwork(world, new Random(seed), all: true);
            var publication = world.Publish();
            var nation = publication.National!.Figures.Where(figure => figure.Level == UnitLevel.National).ToLookup(figure => (figure.Measure.Id, figure.Period));
            foreach (var figure in publication.Networks.Single().Figures.Where(figure => figure.Level == UnitLevel.Network))
            {
                if (figure.Stratum == "non-members") Assert.Null(Number(figure.Value));
                else if (Number(figure.Value) is { } value)
                {
                    shown++;
                    Assert.Equal(Number(nation[(figure.Measure.Id, figure.Period)].First().Value), value);
                }
            }
        }
        Assert.True(shown > 20, $"{shown}");
    }

    [Fact]
    public void BeforeAndAfter_AreTheQuartersAroundTheMeetings_AndNotShownWhereOneIsNot()
    {
        int shown = 0, hidden = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            using var world = new TinyWorld(seed);
            WriteNetwork(world, new Random(seed));
            File.WriteAllLines(Path.Combine(world.Folder, "interventions.csv"), ["group_id;kind;start;meeting1;meeting2;meeting3;end", "LN1;network;2024-01-10;2024-01-10;2024-01-20;;"]);
            var network = world.Publish().Networks.Single();
            Assert.Equal(new ReportingPeriod(new(2024, 1, 1), new(2024, 1, 31)), network.Project!.During);
            foreach (var sheet in network.Measures.Where(sheet => sheet.Together.Trend.Count == 8))
            {
                foreach (var member in sheet.Members)
                {
                    // The project takes the first quarter of 2024; before it lie four quarters, after it three, which is too few.
                    Assert.Equal((CalendarPeriod.OfQuarter(2023, 1), CalendarPeriod.OfQuarter(2023, 4)), (member.Phases.BeforeFrom, member.Phases.BeforeTo));
                    Assert.Null(Number(member.Phases.After));
                    Assert.Equal((4, 5), (member.Reading.Start, member.Reading.End));
                    decimal?[] values = [.. member.Trend.Take(4).Select(figure => Number(figure.Value))];
                    if (values.All(value => value is not null))
                    {
                        shown++;
                        decimal part = member.Trend.Take(4).Sum(figure => Number(figure.Numerator)!.Value), whole = member.Trend.Take(4).Sum(figure => Number(figure.Denominator)!.Value);
                        Assert.Equal(decimal.Round(part * 1000 / whole, 6, MidpointRounding.AwayFromZero), Number(member.Phases.Before));
                    }
                    else
                    {
                        hidden++;
                        Assert.Null(Number(member.Phases.Before));
                    }
                }
            }
        }
        Assert.True(shown > 50 && hidden > 50, $"{shown} {hidden}");
    }

    [Fact]
    public void ANetworkOfPractices_HasNoReport()
    {
        using var world = new TinyWorld(3);
        File.WriteAllLines(Path.Combine(world.Folder, "groups.csv"), ["group_id;kind;name;member_kind;member_id;from;to;subgroup", $"LN1;network;One;practice;{world.Gps[0].Practice};;;", "LN2;network;Two;municipality;9999;;;"]);
        Assert.Empty(world.Publish().Networks);
    }

    private static string[] WriteNetwork(TinyWorld world, Random random, bool all = false)
    {
        string[] places = [.. world.Population.Keys];
        string[] members = [.. places.OrderBy(_ => random.Next()).Take(all ? places.Length : random.Next(1, Math.Min(4, places.Length)))];
        File.WriteAllLines(Path.Combine(world.Folder, "groups.csv"), ["group_id;kind;name;member_kind;member_id;from;to;subgroup", .. members.Select(member => $"LN1;network;One;municipality;{member};;;")]);
        return members;
    }

    private static decimal? Number(Published<decimal> value) => value.Match<decimal?>(number => number, _ => null);

    /// <summary>A line of a figures file, read back.</summary>
    private sealed record Line(string Measure, string Level, string Unit, string Stratum, string Period, decimal? Numerator, decimal? Denominator, decimal? Value, decimal? Lower, decimal? Upper, string Status)
    {
        public static Line Of(ReleasedFigure figure)
        {
            string[] cells = FigureLine.Of(figure).Split(';');
            decimal? At(int cell) => cells[cell].Length == 0 ? null : decimal.Parse(cells[cell], System.Globalization.CultureInfo.InvariantCulture);
            return new(cells[0], cells[1], cells[2], cells[3], cells[4], At(5), At(6), At(7), At(8), At(9), cells[10]);
        }
    }
}
