using System.Collections.Frozen;
using System.Text;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Extracts;

/// <summary>Reads what was in the box from the rows of an extract and the table of products. For any number of threads.</summary>
internal sealed class DetailReader
{
    private readonly OmeTable _ome;
    private readonly FrozenDictionary<ulong, Pack> _packs;

    /// <summary>Numbers of more bytes than <see cref="LongestQuick"/>.</summary>
    private readonly Dictionary<string, Pack> _others;

    public DetailReader(ReferenceData reference, OmeTable ome)
    {
        _ome = ome;
        var packs = reference.Products
            .GroupBy(product => product.ArticleNo.TrimStart('0'), StringComparer.Ordinal)
            .Select(same => (Article: Encoding.UTF8.GetBytes(same.Key), Pack: PackOf(same.First()))).ToList();
        _packs = packs.Where(pack => pack.Article.Length <= LongestQuick).ToFrozenDictionary(pack => KeyOf(pack.Article), pack => pack.Pack);
        _others = packs.Where(pack => pack.Article.Length > LongestQuick).ToDictionary(pack => Encoding.UTF8.GetString(pack.Article), pack => pack.Pack, StringComparer.Ordinal);
    }

    private const int LongestQuick = sizeof(ulong);

    /// <param name="packages">Hundredths, signed; 0 where missing.</param>
    /// <param name="ddd">Hundredths, signed; null where missing.</param>
    /// <param name="tally">Told how sure the amount of oral morphine is.</param>
    public RowDetails Of(in ExtractRow row, ExtractLayout layout, AtcCode code, ushort substance, int packages, int? ddd, FileTally tally)
    {
        code = AtcChanges.Newest(code);
        var pack = layout.Article < 0 ? null : Find(row[layout.Article]);
        // A number that the table has for another drug is a mistake in one of the two.
        if (pack is not null && pack.Code != code) pack = null;
        long ome = 0;
        if (_ome.IsOpioid(code))
        {
            ome = _ome.MicrogramsOf(code, pack?.Product, pack?.OmeMg, packages, ddd, out var basis);
            tally.CountOme(substance, basis);
        }
        int price = 0;
        if (layout.Price >= 0) _ = FieldParser.TryHundredths(row[layout.Price], layout.DecimalMark, out price);
        int death = 0;
        if (layout.DeathMonth >= 0) _ = FieldParser.TryMonth(row[layout.DeathMonth], out death);
        return new RowDetails(ome, pack is null ? 0 : UnitsOf(packages, pack), price, pack?.Flags ?? DetailFlags.None, (ushort)Math.Min(death, ushort.MaxValue));
    }

    private Pack? Find(ReadOnlySpan<byte> article)
    {
        article = article.TrimStart((byte)'0');
        if (article.IsEmpty) return null;
        return article.Length <= LongestQuick ? _packs.GetValueOrDefault(KeyOf(article)) : _others.GetValueOrDefault(Encoding.UTF8.GetString(article));
    }

    private static ulong KeyOf(ReadOnlySpan<byte> article)
    {
        ulong key = 0;
        foreach (byte letter in article) key = (key << 8) | letter;
        return key;
    }

    private Pack PackOf(Product product)
    {
        var code = AtcChanges.Newest(product.Atc);
        var flags = product.LongActing is { } isLong ? DetailFlags.ActingKnown | (isLong ? DetailFlags.LongActing : 0)
            // A plaster is made for days.
            : product.Route == "TD" ? DetailFlags.ActingKnown | DetailFlags.LongActing : DetailFlags.None;
        return new Pack(code, product, _ome.MgPerPackage(code, product), product.UnitsPerPackage ?? product.PackSize ?? 0, flags);
    }

    private static int UnitsOf(int packages, Pack pack) => (int)decimal.Round(Math.Clamp(packages * pack.Units, int.MinValue, int.MaxValue), 0, MidpointRounding.AwayFromZero);

    private sealed record Pack(AtcCode Code, Product Product, decimal? OmeMg, decimal Units, DetailFlags Flags);
}
