using Analytics.Core.Tests.Tallies;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Core.Tests.Reference;

/// <summary>MEASURES 3.2, 3.3 and the worked fixtures of 4.24.</summary>
public sealed class OmeTableTests : IDisposable
{
    private readonly Fixture _fixture = new();
    private readonly ReferenceData _reference;

    public OmeTableTests() => _reference = _fixture.Request().Reference;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("N02AA05", 112.5, OmeBasis.Assumed)]
    [InlineData("N02AX02", 45, OmeBasis.Assumed)]
    [InlineData("N02AA08", 15, OmeBasis.Known)]
    [InlineData("N02AB01", 50, OmeBasis.Known)]
    [InlineData("N02AX06", 80, OmeBasis.Known)]
    [InlineData("N02AB03", 120, OmeBasis.Assumed)]
    [InlineData("N02AE01", 111, OmeBasis.Assumed)]
    [InlineData("N02AJ06", 12, OmeBasis.Assumed)]
    [InlineData("N02AJ13", 22.5, OmeBasis.Known)]
    [InlineData("N02AG03", 0, OmeBasis.None)]
    [InlineData("N02AJ17", 0, OmeBasis.None)]
    public void WithoutAProduct_TheUsualRouteDecides(string code, double mgOfDdd, object basis)
    {
        long micrograms = Table().MicrogramsOf(AtcCode.Parse(code), null, null, 100, 100, out var how);
        Assert.Equal(((long)(1000 * mgOfDdd), basis), (micrograms, how));
    }

    [Theory]
    [InlineData(OmeProfile.NoHdir, 45_000, 80_000)]
    [InlineData(OmeProfile.UkOp, 30_000, 160_000)]
    [InlineData(OmeProfile.UsCdc2022, 60_000, 160_000)]
    public void Profiles_DifferInTramadolAndTapentadol(OmeProfile profile, long tramadol, long tapentadol)
    {
        Assert.Equal(tramadol, Table(profile).MicrogramsOf(AtcCode.Parse("N02AX02"), null, null, 0, 100, out _));
        Assert.Equal(tapentadol, Table(profile).MicrogramsOf(AtcCode.Parse("N02AX06"), null, null, 0, 100, out _));
    }

    [Fact]
    public void ThirteenPacksOfOxycodone_Are38Grams() => Assert.Equal(38_220_000, Of(Product("N02AA05", "O", strength: 20, size: 98), packages: 1300));

    [Fact]
    public void HundredTabletsOfCodeine_Are300Milligrams() => Assert.Equal(300_000, Of(Product("N02AJ06", "O", strength: 30, size: 100), packages: 100));

    [Fact]
    public void APlaster_CountsWhatItGivesOffAndNotWhatItHolds()
    {
        // 25 micrograms an hour for three days, five in the pack: 9 mg of the 21 that they hold.
        Assert.Equal(900_000, Of(Product("N02AB03", "TD", strength: 4.2m, size: 5, mgPerUnit: 1.8m), packages: 100));
        Assert.Equal(900_000, Of(Product("N02AB03", "TD", strength: 4.2m, size: 5), packages: 100, ddd: 750));
    }

    [Fact]
    public void ATablesOwnMorphine_GoesBeforeItsContent_AndIsScaledToAnotherProfile()
    {
        var product = Product("N02AX02", "O", strength: 50, size: 100) with { OmeMgPerPackage = 600 };
        Assert.Equal(600_000, Of(product, packages: 100));
        Assert.Equal(800_000, Of(product, packages: 100, profile: OmeProfile.UsCdc2022));
    }

    [Fact]
    public void WithoutPackages_TheDddsOfThePackDecide()
    {
        var product = Product("N02AA05", "O", strength: 20, size: 98) with { DddPerPackage = 26.13m };
        Assert.Equal((long)decimal.Round(2_940_000 * 10m / 26.13m), Of(product, packages: 0, ddd: 1000));
    }

    [Fact]
    public void AReturn_IsNegative_AndHalfAMicrogramGoesAwayFromZero()
    {
        var product = Product("N02AJ06", "O", strength: 0.00005m, size: 1);
        Assert.Equal(0.000005m, Table().MgPerPackage(product.Atc, product));
        Assert.Equal((-1, 1), (Of(product, packages: -10_000), Of(product, packages: 10_000)));
    }

    private OmeTable Table(OmeProfile profile = OmeProfile.NoHdir) => new(_reference, profile);

    private long Of(Product product, int packages, int? ddd = null, OmeProfile profile = OmeProfile.NoHdir)
    {
        var table = Table(profile);
        return table.MicrogramsOf(product.Atc, product, table.MgPerPackage(product.Atc, product), packages, ddd, out _);
    }

    private static Product Product(string code, string route, decimal? strength = null, decimal? size = null, decimal? mgPerUnit = null) =>
        new("1", AtcCode.Parse(code), "", route, strength, size, null, null, null, null, mgPerUnit);
}
