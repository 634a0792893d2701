using Analytics.Tallies;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Tallies;

/// <summary>One patient in one cell, given to one of several workers.</summary>
/// <param name="Prescribers">Keys, above 0.</param>
/// <param name="Practice">A practice that sees the patient, or 0.</param>
/// <param name="IsExclusive">Whether no other does.</param>
public sealed record Share(int Worker, int Subject, int Window, int Unit, int Ddd, int Dispensings, bool IsUser, int[] Prescribers, int Practice, bool IsExclusive);

public static class ShareArbitrary
{
    public static Arbitrary<Share> OneShare() => Arb.From(Share);
    public static Arbitrary<Share[]> Shares() => Arb.From(Share.ArrayOf());

    private static Gen<Share> Share =>
        from worker in Gen.Choose(0, 3)
        from subject in Gen.Choose(0, CellBookLaws.Subjects - 1)
        from window in Gen.Choose(0, CellBookLaws.Windows - 1)
        from unit in Gen.Choose(0, CellBookLaws.Units - 1)
        from ddd in Gen.Choose(-5000, 20_000)
        from dispensings in Gen.Choose(1, 9)
        from isUser in Gen.Elements(true, false)
        from prescribers in Gen.Choose(1, 6).ArrayOf()
        from practice in Gen.Choose(0, 3)
        from isExclusive in Gen.Elements(true, false)
        select new Share(worker, subject, window, unit, ddd, dispensings, isUser, prescribers, practice, isExclusive);
}

/// <summary>Sums are sums, however patients are divided among workers and in whatever order their books are merged.</summary>
[Properties(Arbitrary = [typeof(ShareArbitrary)], MaxTest = 300)]
public class CellBookLaws
{
    internal const int Subjects = 2, Windows = 2, Units = 3;

    [Property]
    public void Merging_GivesTheUndividedBook(Share[] shares, PositiveInt limit, int order)
    {
        int kept = limit.Get % 4;
        var whole = Filled(shares, kept);
        CellBook[] parts = [.. shares.GroupBy(share => share.Worker).Select(part => Filled(part, kept)), Filled([], kept)];
        new Random(order).Shuffle(parts);

        foreach (var part in parts.Skip(1)) parts[0].Merge(part);

        Assert.Equal(Contents(whole, kept), Contents(parts[0], kept));
    }

    [Property]
    public void ABook_HoldsWhatPlainCountingGives(Share[] shares, PositiveInt limit)
    {
        int kept = limit.Get % 4;
        var book = Filled(shares, kept);
        var practices = book.Shares();
        foreach (var cell in shares.GroupBy(share => book.Cell(share.Subject, share.Window, share.Unit)))
        {
            Assert.Equal(cell.Sum(share => share.Ddd), book.Ddd(cell.Key));
            Assert.Equal(cell.Sum(share => (decimal)share.Ddd * share.Ddd), (decimal)book.Squares(cell.Key)!.Value);
            Assert.Equal(cell.Count(), book.Patients(cell.Key));
            Assert.Equal(cell.Count(share => share.IsUser), book.Users(cell.Key));
            Assert.Equal(cell.Sum(share => share.Dispensings), book.Dispensings(cell.Key));
            Assert.Equal(Math.Min(kept, cell.SelectMany(share => share.Prescribers).Distinct().Count()), book.Prescribers(cell.Key).Length);
            Assert.Equal(
                cell.Where(share => share.Practice != 0).GroupBy(share => share.Practice)
                    .Select(seen => new PracticeShare(seen.Key, seen.Count(), seen.Count(share => share.IsExclusive))).OrderBy(share => share.Practice),
                practices[cell.Key].OrderBy(share => share.Practice));
        }
    }

    [Property]
    public void Squares_HaveRoomForMoreThan64Bits(long[] volumes)
    {
        var book = new CellBook(Subjects, Windows, Units, 0, keepsShares: false, keepsSquares: true);
        Int128 sum = 0;
        foreach (long volume in volumes.Select(volume => volume >> 20).SelectMany(volume => new[] { volume, volume >> 12 }))
        {
            book.AddPatient(1, volume, 1);
            sum += Math.BigMul(volume, volume);
        }

        Assert.Equal(sum, book.Squares(1));
    }

    [Property]
    public void AddingAUnit_GivesTheBookWithItsPatientsInBoth(Share[] shares)
    {
        var book = Filled(shares, 0);
        book.AddUnit(1, to: 0);

        var both = Filled([.. shares, .. shares.Where(share => share.Unit == 1).Select(share => share with { Unit = 0 })], 0);

        Assert.Equal(Sums(both), Sums(book));
    }

    [Property]
    public void APatientTakenBack_IsNoLongerThere(Share[] shares, Share other)
    {
        var book = Filled([.. shares, other with { IsUser = false }], 0);
        book.RemovePatient(book.Cell(other.Subject, other.Window, other.Unit), other.Ddd, other.Dispensings);

        Assert.Equal(Sums(Filled(shares, 0)), Sums(book));
    }

    /// <summary>All but prescribers and practices' shares.</summary>
    private static IEnumerable<string> Sums(CellBook book) =>
        Enumerable.Range(0, Subjects * Windows * Units).Select(cell => $"{book.Ddd(cell)} {book.Squares(cell)} {book.Patients(cell)} {book.Users(cell)} {book.Dispensings(cell)}");

    private static CellBook Filled(IEnumerable<Share> shares, int kept)
    {
        var book = new CellBook(Subjects, Windows, Units, kept, keepsShares: true, keepsSquares: true);
        foreach (var share in shares)
        {
            int cell = book.Cell(share.Subject, share.Window, share.Unit);
            book.AddPatient(cell, share.Ddd, share.Dispensings);
            if (share.IsUser) book.AddUser(cell);
            foreach (int prescriber in share.Prescribers) book.AddPrescriber(cell, prescriber);
            if (share.Practice != 0) book.AddShare(cell, share.Practice, share.IsExclusive);
        }
        return book;
    }

    private static IEnumerable<string> Contents(CellBook book, int kept)
    {
        var practices = book.Shares();
        return Enumerable.Range(0, Subjects * Windows * Units).Select(cell =>
            $"{book.Ddd(cell)} {book.Squares(cell)} {book.Patients(cell)} {book.Users(cell)} {book.Dispensings(cell)} {book.Prescribers(cell).Length} of {kept} {string.Join(',', practices[cell].OrderBy(share => share.Practice))}");
    }
}
