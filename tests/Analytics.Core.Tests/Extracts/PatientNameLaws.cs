using Analytics.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

public class PatientNameLaws
{
    /// <summary>Two bytes in all, so that many texts differ in length or in one place only.</summary>
    [Property(MaxTest = 2000)]
    public void EqualNames_AreEqualTexts(bool[] first, bool[] second, byte a, byte b)
    {
        var names = new NameTable();
        byte[] one = [.. first.Select(bit => bit ? a : b)], other = [.. second.Select(bit => bit ? a : b)];
        Assert.Equal(one.AsSpan().SequenceEqual(other), PatientName.Of(one, names) == PatientName.Of(other, names));
        Assert.Equal(PatientName.Of(one, names), PatientName.Of([.. one], names));
    }

    [Fact]
    public void TextsOfEveryLength_AndOfZerosAndControlCharacters_AreToldApart()
    {
        var names = new NameTable();
        byte[][] texts = [.. from length in Enumerable.Range(0, 40)
                             from last in new byte[] { 0, 1, 5, 15, 16, 17, (byte)'x', 255 }
                             from rest in new byte[] { 0, (byte)'x' }
                             select (byte[])[.. Enumerable.Repeat(rest, length), last]];
        var distinct = texts.DistinctBy(Convert.ToHexString).ToList();
        Assert.Equal(distinct.Count, distinct.Select(text => PatientName.Of(text, names)).Distinct().Count());
        Assert.Equal(distinct.Select(text => PatientName.Of(text, names)), distinct.Select(text => PatientName.Of(text, names)));
    }
}
