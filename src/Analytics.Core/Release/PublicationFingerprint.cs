using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Release;

/// <summary>SHA-256 over everything that is published, and nothing that is not.</summary>
internal static class PublicationFingerprint
{
    public static string Of(Publication publication)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stamp = publication.Stamp;
        Add(string.Create(CultureInfo.InvariantCulture,
            $"{stamp.Date:yyyy-MM-dd}|{stamp.Batch}|{stamp.Edition}|{stamp.Period.From:yyyy-MM-dd}|{stamp.Period.To:yyyy-MM-dd}|{stamp.MeasuresFingerprint}|{stamp.PolicyFingerprint}"));
        foreach (var book in publication.Municipalities)
        {
            Add("municipality " + book.Municipality);
            AddFigures(book.Figures);
        }
        foreach (var book in publication.Practices)
        {
            Add("practice " + book.PracticeId);
            AddFigures(book.Figures);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddFigures(IReadOnlyList<ReleasedFigure> figures)
        {
            foreach (var figure in figures) Add(FigureLine.Of(figure));
        }

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
