using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Release;

/// <summary>SHA-256 over everything that is published, names and numbers, and nothing that is not.</summary>
internal static class PublicationFingerprint
{
    public static string Of(Publication publication)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stamp = publication.Stamp;
        Add(string.Create(CultureInfo.InvariantCulture,
            $"{stamp.Date:yyyy-MM-dd}|{stamp.Batch}|{stamp.Edition}|{stamp.Period.From:yyyy-MM-dd}|{stamp.Period.To:yyyy-MM-dd}|{stamp.MeasuresFingerprint}|{stamp.PolicyFingerprint}"));
        Add(string.Join('|', [Text(stamp.MissingDddPercent), stamp.Attribution.ToString(), .. stamp.NotComputed.Select(skipped => $"{skipped.Measure.Id}: {string.Join(' ', skipped.Missing)} {skipped.OnListsOnly}")]));
        foreach (var book in publication.Municipalities)
        {
            Add(string.Join('|', "municipality", book.Municipality, book.Name, book.CountyName, Text(book.Residents), Text(book.Gps), Text(book.Practices)));
            AddContents(book.Substances, book.Figures);
        }
        foreach (var book in publication.Practices)
        {
            Add(string.Join('|', "practice", book.PracticeId, book.Name, book.Municipality, book.MunicipalityName, Text(book.Gps), Text(book.ListSize)));
            AddContents(book.Substances, book.Figures);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddContents(IReadOnlyList<SubstanceRow> substances, IReadOnlyList<ReleasedFigure> figures)
        {
            foreach (var row in substances) Add(string.Join('|', "substance", row.Group, row.Atc, row.Name.Nb, row.Name.Da, row.Name.En));
            foreach (var figure in figures) Add(FigureLine.Of(figure));
        }

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static string Text<T>(Published<T> value) where T : IFormattable =>
        value.Match(shown => shown.ToString(null, CultureInfo.InvariantCulture), reason => reason.ToString());
}
