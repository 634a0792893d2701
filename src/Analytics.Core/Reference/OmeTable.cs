using System.Collections.Frozen;
using System.Globalization;
using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>Turns dispensings into oral morphine, by one profile of factors (MEASURES 3.2 and 3.3).</summary>
/// <remarks>
/// By packages where the product is known: its own content, delivered dose for plasters, times the factor of its route. Else by DDD, which for
/// plasters is delivered dose as well. Exact until the one rounding of each row to whole micrograms, half away from zero.
/// </remarks>
internal sealed class OmeTable
{
    /// <summary>RULINGS 15: codeine with paracetamol without a known product counts as 30/400.</summary>
    private static readonly (AtcCode Code, string Product) Assumed = (AtcCode.Parse("N02AJ06"), "tab: codeine 30 mg/paracetamol 0.4 g");

    /// <summary>Of routes that differ, the one most used outside hospitals.</summary>
    private static readonly string[] UsualRoutes = ["O", "TD", "SL", "N", "R", "P"];

    private readonly FrozenDictionary<AtcCode, MorphineEquivalence[]> _lines;
    private readonly ILookup<AtcCode, OmeFactor> _profile;
    private readonly FrozenDictionary<AtcCode, (decimal MgPerDdd, OmeBasis Basis)> _perDdd;

    // By known routes.
    private readonly FrozenDictionary<(AtcCode Code, string Route), decimal> _byRoute;

    public OmeTable(ReferenceData reference, OmeProfile profile)
    {
        _profile = reference.OmeFactors.Where(factor => factor.Profile == OmeProfiles.NameOf(profile)).ToLookup(factor => factor.Atc);
        _lines = reference.MorphineEquivalences.GroupBy(line => line.Atc).ToFrozenDictionary(lines => lines.Key, lines => lines.ToArray());
        _perDdd = _lines.Keys.Select(code => (Code: code, Dose: MgPerDdd(code))).Where(pair => pair.Dose.Basis != OmeBasis.None)
            .ToFrozenDictionary(pair => pair.Code, pair => pair.Dose);
        _byRoute = _lines.SelectMany(lines => lines.Value.Select(line => (Code: lines.Key, line.Route))).Distinct()
            .Select(known => (known.Code, known.Route, Dose: MgPerDdd(known.Code, known.Route))).Where(known => known.Dose is not null)
            .ToFrozenDictionary(known => (known.Code, known.Route), known => known.Dose!.Value);
    }

    /// <summary>Whether the table knows the drug as an opioid, convertible or not.</summary>
    public bool IsOpioid(AtcCode code) => _lines.TryGetValue(code, out var lines) && lines[0].Group.StartsWith("opioid", StringComparison.Ordinal);

    /// <summary>Milligrams of oral morphine in a package of the product; null where its content is not told.</summary>
    /// <param name="code">The newest code of the drug.</param>
    public decimal? MgPerPackage(AtcCode code, Product product)
    {
        if (FactorOf(code, product.Route) is not { } factor) return product.OmeMgPerPackage;
        decimal? units = product.UnitsPerPackage ?? product.PackSize;
        // What a plaster holds is more than it gives off.
        decimal? mg = product.MgPerUnit ?? (product.Route == "TD" ? null : product.StrengthMg);
        decimal? byContent = units * mg * factor;
        if (product.OmeMgPerPackage is not { } own) return byContent;
        // A table's own figures are by the default factors.
        return _profile.Count > 0 && DefaultFactor(code, product.Route) is { } standard and > 0 ? own * factor / standard : own;
    }

    /// <summary>Whole micrograms of a dispensing.</summary>
    /// <param name="product">Null where it is not known.</param>
    /// <param name="mgPerPackage">Of <see cref="MgPerPackage"/>.</param>
    /// <param name="packages">Hundredths, signed; 0 where missing.</param>
    /// <param name="ddd">Hundredths, signed; null where missing.</param>
    public long MicrogramsOf(AtcCode code, Product? product, decimal? mgPerPackage, int packages, int? ddd, out OmeBasis basis)
    {
        basis = OmeBasis.Known;
        if (mgPerPackage is { } mg)
        {
            if (packages != 0) return Micrograms(packages * mg);
            if (ddd is { } doses && product!.DddPerPackage is > 0) return Micrograms(doses * mg / product.DddPerPackage.Value);
        }
        else if (product is not null && ddd is { } amount && _byRoute.TryGetValue((code, product.Route), out decimal perDdd))
        {
            return Micrograms(amount * perDdd);
        }
        if (ddd is { } any && _perDdd.TryGetValue(code, out var usual))
        {
            basis = usual.Basis;
            return Micrograms(any * usual.MgPerDdd);
        }
        basis = OmeBasis.None;
        return 0;
    }

    /// <summary>Of hundredths of a milligram.</summary>
    private static long Micrograms(decimal hundredthsOfMg) => (long)decimal.Round(hundredthsOfMg * 10, 0, MidpointRounding.AwayFromZero);

    /// <summary>By a known route.</summary>
    private decimal? MgPerDdd(AtcCode code, string route)
    {
        if (!_lines.TryGetValue(code, out var lines)) return null;
        decimal[] doses = [.. lines.Where(line => line.Route == route && line.Product.Length == 0).Select(MgPerDdd).OfType<decimal>().Distinct()];
        return doses.Length == 1 ? doses[0] : null;
    }

    private (decimal Mg, OmeBasis Basis) MgPerDdd(AtcCode code)
    {
        var doses = _lines[code].Select(line => (line.Route, line.Product, Mg: MgPerDdd(line))).Where(dose => dose.Mg is not null).ToList();
        if (doses.Count == 0) return (0, OmeBasis.None);
        if (doses.Select(dose => dose.Mg).Distinct().Count() == 1) return (doses[0].Mg!.Value, OmeBasis.Known);
        var usual = code == Assumed.Code
            ? doses.First(dose => dose.Product == Assumed.Product)
            : doses.OrderBy(dose => Array.IndexOf(UsualRoutes, dose.Route)).ThenBy(dose => dose.Mg).First();
        return (usual.Mg!.Value, OmeBasis.Assumed);
    }

    private decimal? MgPerDdd(MorphineEquivalence line)
    {
        if (line.Ddd is not { } ddd || (FactorOf(line.Atc, line.Route) ?? line.Factor) is not { } factor) return null;
        return line.Unit switch
        {
            "mg" => ddd * factor,
            "g" => 1000 * ddd * factor,
            // Unit doses, with so much of the opioid in each.
            ['U', 'D', ':', .. var each, 'm', 'g'] => ddd * decimal.Parse(each, CultureInfo.InvariantCulture) * factor,
            _ => null,
        };
    }

    /// <summary>Of a route, or of the drug where its lines tell no route.</summary>
    private decimal? FactorOf(AtcCode code, string route) =>
        _profile[code].FirstOrDefault(factor => factor.Route == route || factor.Route.Length == 0)?.Factor ?? DefaultFactor(code, route);

    private decimal? DefaultFactor(AtcCode code, string route)
    {
        if (!_lines.TryGetValue(code, out var lines)) return null;
        return (lines.FirstOrDefault(line => line.Route == route && line.Factor is not null)
            ?? lines.FirstOrDefault(line => line.Route.Length == 0 && line.Factor is not null))?.Factor;
    }
}
