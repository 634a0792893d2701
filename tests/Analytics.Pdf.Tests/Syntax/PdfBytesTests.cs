using System.Globalization;
using System.Text;
using Analytics.Pdf.Syntax;
using FsCheck.Xunit;

namespace Analytics.Pdf.Tests.Syntax;

public class PdfBytesTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.001, "0")]
    [InlineData(0.5, ".5")]
    [InlineData(-0.05, "-.05")]
    [InlineData(12.345, "12.35")]
    [InlineData(-12.345, "-12.35")]
    [InlineData(841.89, "841.89")]
    [InlineData(100, "100")]
    [InlineData(99.999, "100")]
    public void Points_AreWrittenShort_ToAHundredth(double value, string expected) => Assert.Equal(expected, Written(bytes => bytes.Points(value)));

    [Property]
    public void Hundredths_ReadBackAsTheSameNumber(int value) => Assert.Equal(
        value / 100m, decimal.Parse(Written(bytes => bytes.Hundredths(value)), NumberStyles.Float, CultureInfo.InvariantCulture));

    [Property]
    public void Strings_AreEscapedSoThatEveryByteReadsBack(byte[] content)
    {
        string written = Written(bytes =>
        {
            bytes.OpenString();
            foreach (byte value in content) bytes.StringByte(value);
            bytes.CloseString();
        });
        Assert.Equal(content, Unescaped(written[1..^1]));
    }

    [Theory]
    [InlineData("plain (a\\b)", "(plain \\(a\\\\b\\))")]
    [InlineData("å", "(\u00FE\u00FF\0\u00E5)")]
    public void TextStrings_AreAsciiOrUtf16(string text, string expected) => Assert.Equal(expected, Written(bytes => bytes.TextString(text)));

    private static string Written(Action<PdfBytes> write)
    {
        var bytes = new PdfBytes(1);
        write(bytes);
        return Encoding.Latin1.GetString(bytes.Span);
    }

    /// <summary>As ISO 32000-1, 7.3.4.2 reads a literal string: a bare end of line is a line feed, whatever its form.</summary>
    private static byte[] Unescaped(string text)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\')
            {
                c = text[++i];
                bytes.Add(c == 'r' ? (byte)'\r' : (byte)c);
                continue;
            }
            Assert.False(c is '(' or ')' or '\r');
            bytes.Add((byte)c);
        }
        return [.. bytes];
    }
}
