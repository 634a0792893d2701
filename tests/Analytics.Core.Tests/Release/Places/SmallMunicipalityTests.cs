using Analytics.Core.Tests.Samples;
using Analytics.Core.Tests.Tallies;
using Analytics.Measures;
using Analytics.Reference;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Places;

/// <summary>Municipalities of one or two practices whose consent is asked for (R48), and what stands in the place of figures that are withheld.</summary>
public sealed class SmallMunicipalityTests : IClassFixture<SmallMunicipalityTests.World>
{
    private readonly World _world;

    public SmallMunicipalityTests(World world) => _world = world;

    [Fact]
    public void WherePracticesHaveNotAgreed_NothingIsShown()
    {
        var asked = _world.Of(SmallMunicipality.Consent).Municipalities;
        var agreed = _world.Reference.Consents.Where(consent => consent is { Scope: ConsentScope.Municipality, Withdrawn: null }).Select(consent => consent.SubjectId).ToHashSet();
        string[] expected = [.. asked.Where(book => _world.PracticesOf(book) is { Length: 1 or 2 } practices && !practices.All(agreed.Contains)).Select(book => book.Name)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, asked.Where(book => book.AwaitsConsent).Select(book => book.Name));
        Assert.All(asked.Where(book => book.AwaitsConsent), book => Assert.All(book.Measures, sheet => Assert.False(IsShown(sheet.Own))));
        // The rule would have shown some of them.
        Assert.Contains(_world.Of(SmallMunicipality.Rule).Municipalities.Where(book => expected.Contains(book.Name)), book => book.Measures.Any(sheet => IsShown(sheet.Own)));
        Assert.DoesNotContain(_world.Of(SmallMunicipality.Rule).Municipalities, book => book.AwaitsConsent);
    }

    [Fact]
    public void OnceAllHaveAgreed_TheOtherRulesDecide()
    {
        using var sample = new Sample(600_000, seed: 2026);
        string path = Path.Combine(sample.Directory, "reference", "consents.csv");
        var kept = File.ReadAllLines(path).Where(line => !line.Contains(";municipality;", StringComparison.Ordinal));
        File.WriteAllLines(path, kept.Concat(_world.Reference.Practices.Select(practice => $"practice;{practice.PracticeId};municipality;2022-10-01;")));
        var agreed = World.Publish(sample, SmallMunicipality.Consent);
        Assert.Equal(
            _world.Of(SmallMunicipality.Rule).Municipalities.SelectMany(book => book.Figures).Select(FigureLine.Of),
            agreed.Municipalities.SelectMany(book => book.Figures).Select(FigureLine.Of));
    }

    /// <summary>As in clusters: who takes it back, speaks for the practice.</summary>
    [Fact]
    public void OneDoctorWhoTakesItBack_TakesThePracticeOut()
    {
        string folder = Directory.CreateTempSubdirectory("consents-").FullName;
        try
        {
            File.WriteAllLines(Path.Combine(folder, "population.csv"), ["municipality;year;sex;age_group;population", "0301;2024;2;40-44;1000"]);
            File.WriteAllLines(Path.Combine(folder, "gp_list.csv"), ["prescriber_id;practice_id;municipality;list_size", "G1;K1;0301;900", "G2;K1;0301;900", "G3;K2;0301;900"]);
            File.WriteAllLines(Path.Combine(folder, "consents.csv"),
            [
                "subject_kind;subject_id;scope;given;withdrawn", "practice;K1;municipality;2023-01-01;", "prescriber;G2;municipality;2023-01-01;2024-06-01", "prescriber;G3;municipality;2023-01-01;", "practice;K9;municipality;2023-01-01;",
            ]);
            var reference = ReferenceData.Load(folder);
            bool Holds(string practice, int month, ConsentScope scope = ConsentScope.Municipality) => new PracticeConsents(reference, scope, new(2024, month, 1)).HoldsOf(practice);
            Assert.True(Holds("K1", 5));
            Assert.False(Holds("K1", 6));
            // Its only doctor speaks for the practice; one without doctors on the list for itself; nobody for what was not asked.
            Assert.True(Holds("K2", 6) && Holds("K9", 6));
            Assert.False(Holds("K2", 6, ConsentScope.Cluster) || Holds("K3", 6));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>By the estimates of all municipalities: those of the county that have no figure, together.</summary>
    [Theory]
    [InlineData(SmallMunicipality.Rule)]
    [InlineData(SmallMunicipality.Consent)]
    public void TheOthersOfTheCounty_AreThoseThatAreWithheld(SmallMunicipality policy)
    {
        var books = _world.Of(policy).Municipalities;
        int told = 0;
        foreach (var (book, sheet) in books.SelectMany(book => book.Measures.Select(sheet => (book, sheet))).Where(one => one.sheet.OthersOfCounty is not null))
        {
            Assert.False(IsShown(sheet.Own));
            var hidden = books.Where(other => other.Municipality.CountyNumber == book.Municipality.CountyNumber && !IsShown(other.Measures.Single(one => one.Measure == sheet.Measure).Own)).ToList();
            Assert.True(hidden.Count > 1);
            var estimates = hidden.Select(other => _world.Estimates.Estimate(sheet.Measure.Id, "municipality", other.Municipality.ToString(), "2024")!).ToList();
            Assert.Equal(estimates.Sum(one => one.Numerator), sheet.OthersOfCounty!.Numerator.Match<decimal?>(value => value, _ => null));
            told++;
        }
        Assert.True(told > 10);
    }

    private static bool IsShown(ReleasedFigure figure) => figure.Value.Match(_ => true, _ => false);

    public sealed class World : IDisposable
    {
        private readonly Sample _sample = new(600_000, seed: 2026);
        private readonly Dictionary<SmallMunicipality, Publication> _publications = [];

        public World()
        {
            Reference = _sample.Reference();
            Estimates = TallyOutput.Of(_sample.Request(Pack));
        }

        private static IReadOnlyList<MeasureDefinition> Pack { get; } = MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures;

        public ReferenceData Reference { get; }
        public SortedDictionary<string, string> Estimates { get; }

        public Publication Of(SmallMunicipality policy) => _publications.TryGetValue(policy, out var known) ? known : _publications[policy] = Publish(_sample, policy);

        /// <summary>Otherwise with rules so mild that some of these municipalities would be shown.</summary>
        internal static Publication Publish(Sample sample, SmallMunicipality policy) => AnalyticsEngine.Analyse(sample.Request(Pack) with
        {
            Policy = new DisclosurePolicy { SmallMunicipality = policy, FewestPrescribers = 2, PPercent = 0, MostOfOnePercent = 100, MostOfTwoPercent = 100 },
        }).Publication;

        public string[] PracticesOf(MunicipalityBook book) => [.. Reference.Practices.Where(practice => practice.Municipality == book.Municipality).Select(practice => practice.PracticeId)];

        public void Dispose() => _sample.Dispose();
    }
}
