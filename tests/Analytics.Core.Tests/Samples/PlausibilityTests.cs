using Analytics.Core.Tests.Tallies;
using Analytics.Measures;

namespace Analytics.Core.Tests.Samples;

/// <summary>Measures of a sample beside what has been published of them (docs/methods/plausibility.md): a definition read wrongly would be far off.</summary>
public sealed class PlausibilityTests : IClassFixture<PlausibilityTests.Tallied>
{
    private readonly Tallied _tallied;

    public PlausibilityTests(Tallied tallied) => _tallied = tallied;

    [Theory]
    [InlineData("opi.persistent.wide.all", 10.8, 0.7, 1.3)]
    [InlineData("opi.persistent.mid.all", 5.0, 0.7, 1.3)]
    [InlineData("opi.persistent.strict.all", 1.6, 0.5, 1.5)]
    [InlineData("opi.new_longterm", 14, 0.7, 1.3)]
    [InlineData("ab.elderly365", 4.8, 0.65, 1.4)]
    [InlineData("did.hyp", 40, 0.7, 1.3)]
    public void AMeasure_IsOfThePublishedSize(string measure, double published, double least, double most) =>
        Assert.InRange(_tallied[measure] / published, least, most);

    /// <summary>More than 96 % have one or two prescribers of a drug, fewer than 0.5 % five (Norway 2004).</summary>
    [Fact]
    public void FewPatients_HaveManyPrescribers()
    {
        Assert.InRange(_tallied["ab.multi.3"], 0.5, 4);
        Assert.InRange(_tallied["ab.multi.5"], 0, 0.5);
    }

    /// <summary>GPs begin 75 % of treatments with anxiolytics and hypnotics (Norway 2005-2008).</summary>
    [Fact]
    public void ThreeTreatmentsInFour_AreBegunByGps() =>
        Assert.InRange(_tallied["start.own.bzdz"] + _tallied["start.practice.bzdz"] + _tallied["start.gp.bzdz"], 68, 84);

    public sealed class Tallied
    {
        private static readonly string[] Measures =
        [
            "opi.persistent.wide.all", "opi.persistent.mid.all", "opi.persistent.strict.all", "opi.new_longterm", "ab.elderly365", "did.hyp", "ab.multi.3", "ab.multi.5",
            "start.own.bzdz", "start.practice.bzdz", "start.gp.bzdz",
        ];

        private readonly SortedDictionary<string, string> _files;

        public Tallied()
        {
            using var sample = new Sample(1_500_000, seed: 11, details: true);
            _files = TallyOutput.Of(sample.Request([.. Measures.Select(id => MeasureCatalogue.BuiltIn[id])]));
        }

        /// <summary>The nation's figure of the last year.</summary>
        public double this[string measure] => (double)_files.Estimate(measure, "national", "NO", "2024")!.Value!.Value;
    }
}
