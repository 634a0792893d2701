using System.Numerics;
using Analytics.Release;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release;

public class SpanGuardTests
{
    private const int Columns = 7;

    [Property(MaxTest = 300)]
    public Property Knows_AgreesWithFractions() => Prop.ForAll(Forms(), Forms(), (known, asked) =>
    {
        var guard = new SpanGuard();
        var exact = new Elimination(Columns);
        foreach (int[] form in known)
        {
            guard.Learn(ToForm(form));
            exact.Add(form);
        }
        return asked.All(form => guard.Knows(ToForm(form)) == exact.Spans(form));
    });

    [Property(MaxTest = 300)]
    public Property WouldReveal_IsWhatLearningWouldDo() => Prop.ForAll(Forms(), Forms(), Forms(), (known, hidden, asked) =>
    {
        var guard = new SpanGuard();
        var exact = new Elimination(Columns);
        foreach (int[] form in hidden) guard.Protect(ToForm(form));
        var kept = new List<int[]>();
        foreach (int[] form in known)
        {
            if (guard.WouldReveal(ToForm(form))) continue;
            guard.Learn(ToForm(form));
            exact.Add(form);
            kept.Add(form);
        }
        return asked.All(form =>
        {
            var with = new Elimination(Columns);
            foreach (int[] other in kept.Append(form)) with.Add(other);
            bool reveals = hidden.Any(h => with.Spans(h) && !exact.Spans(h));
            return guard.WouldReveal(ToForm(form)) == reveals && hidden.All(h => h.All(v => v == 0) || !exact.Spans(h));
        });
    });

    [Fact]
    public void Direction_IsTheSame_ForMultiplesOnly()
    {
        var form = SparseForm.SumOf([1, 3, 4]);
        var tripled = form.Minus(SparseForm.SumOf([0]).Minus(3, SparseForm.SumOf([0]))[0], form);
        Assert.Equal(form.Direction(), tripled.Direction());
        Assert.NotEqual(form.Direction(), SparseForm.SumOf([1, 3]).Direction());
    }

    /// <summary>Long forms and short ones take different ways; whole numbers of any size tell what is right.</summary>
    [Property(MaxTest = 200)]
    public Property Minus_IsArithmeticModuloThePrime() => Prop.ForAll(Gen.Choose(0, 90).ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), Gen.Choose(-9, 9).ToArbitrary(), (length, terms, factor) =>
    {
        const int Columns = 100;
        var random = new Random(HashCode.Combine(length, terms, factor));
        SparseForm Any(int count) => SparseForm.Of(Enumerable.Range(0, Columns).OrderBy(_ => random.Next()).Take(count).Select(column => (column, SparseForm.Coefficient(random.Next(-3, 4)))));
        SparseForm one = Any(length), other = Any(terms), less = one.Minus(SparseForm.Coefficient(factor), other);
        var prime = BigInteger.Pow(2, 61) - 1;
        return Enumerable.Range(0, Columns).All(column => less[column] == ((((one[column] - ((BigInteger)factor * other[column])) % prime) + prime) % prime))
            && less.Columns.ToArray().SequenceEqual(Enumerable.Range(0, Columns).Where(column => less[column] != 0));
    });

    private static SparseForm ToForm(int[] form) => SparseForm.SumOf(Enumerable.Range(0, Columns).Where(i => form[i] != 0));

    private static Arbitrary<int[][]> Forms() =>
        Gen.Choose(0, 1).ArrayOf(Columns).ArrayOf(5).ToArbitrary();
}
