using System.Text;
using Analytics.Extracts;
using Analytics.Prescribing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

public class ReimbursementCodeTests
{
    private const CodeSystems Both = CodeSystems.Icd10 | CodeSystems.Icpc2;

    [Theory]
    [InlineData("-90", RowMarks.EndOfLife)]
    [InlineData("\u221290", RowMarks.EndOfLife)]
    [InlineData("-71", RowMarks.ChronicPain)]
    [InlineData("C50", RowMarks.Cancer)]
    [InlineData("c61.9", RowMarks.Cancer)]
    [InlineData("C97", RowMarks.Cancer)]
    [InlineData("C98", RowMarks.None)]
    [InlineData("A79", RowMarks.Cancer)]
    [InlineData("A791", RowMarks.None)]
    [InlineData("L84;-90, C00", RowMarks.EndOfLife | RowMarks.Cancer)]
    [InlineData("G40", RowMarks.Epilepsy)]
    [InlineData("N88", RowMarks.Epilepsy)]
    [InlineData("-900", RowMarks.None)]
    [InlineData("90", RowMarks.None)]
    [InlineData("", RowMarks.None)]
    public void MarksOf_KnowsTheCodes(string field, RowMarks marks) => Assert.Equal(marks, ReimbursementCode.MarksOf(Encoding.UTF8.GetBytes(field), Both));

    [Fact]
    public void MarksOf_HoldsACodeAgainstTheClassificationOfItsColumn()
    {
        Assert.Equal(RowMarks.None, ReimbursementCode.MarksOf("A79"u8, CodeSystems.Icd10));
        Assert.Equal(RowMarks.None, ReimbursementCode.MarksOf("C50"u8, CodeSystems.Icpc2));
    }

    [Property(MaxTest = 2000)]
    public Property MayBePalliative_IsNeverFalseWhereItIs() => Prop.ForAll(
        Gen.Elements("-90", "\u221290", "C50", "c00.1", "A79", "b72", "-71", "L84", "K86", "", " ", ";", ",", "C", "9").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            byte[] field = Encoding.UTF8.GetBytes(text);
            return (ReimbursementCode.MarksOf(field, Both) & RowMarks.Palliative) == 0 || ReimbursementCode.MayBePalliative(field);
        });
}
