using Analytics.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

/// <summary>Each width of the scan finds what a plain loop finds.</summary>
[Properties(Arbitrary = [typeof(ExtractArbitraries)], MaxTest = 300)]
public class SeparatorIndexLaws
{
    public static TheoryData<int> Widths => [8, 128, 256, 512];

    [Property]
    public void LinesFieldsAndQuotes_AreThoseOfAPlainLoop(byte[] noise, RaggedText ragged, Division division)
    {
        byte[] text = [.. noise, .. System.Text.Encoding.UTF8.GetBytes(ragged.Text), (byte)'\n'];
        byte[] buffer = [.. text, .. Enumerable.Repeat((byte)';', SeparatorIndex.Slack)];
        var index = new SeparatorIndex((ScanWidth)division.Width);
        index.Build(buffer, text.Length, (byte)';');

        int[] ends = [.. Places(text, 0, text.Length, '\n')];
        Assert.Equal(ends.Length, index.LineCount);
        Assert.Equal(text.All(c => c < 128), index.IsAscii);
        for (int line = 0, start = 0; line < ends.Length; start = ends[line++] + 1)
        {
            int[] marks = [.. Places(text, start, ends[line], ';'), ends[line]];
            int quotes = Places(text, start, ends[line], '"').Count();
            Assert.Equal(ends[line], index.EndOf(line));
            Assert.Equal(quotes > 0, index.HasQuote(line));
            long counts = index.Lines[line].Counts - (line == 0 ? 0 : index.Lines[line - 1].Counts);
            Assert.Equal(marks.Length + ((long)quotes << 32), counts);
            Assert.Equal(marks, Enumerable.Range(0, marks.Length).Select(skip => index.MarkAfter(start, skip)));

            int[] from = new int[marks.Length], to = new int[marks.Length];
            index.FieldsFrom(start, text, from, to);
            if (marks[^1] > from[^1] && text[marks[^1] - 1] == '\r') marks[^1]--;
            Assert.Equal(marks, to);
            Assert.Equal([start, .. to[..^1].Select(end => end + 1)], from);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void EveryPlaceOfAWord_IsSeen(int width)
    {
        for (int place = 0; place < 200; place++)
        {
            byte[] buffer = new byte[201 + SeparatorIndex.Slack];
            Array.Fill(buffer, (byte)'a');
            (buffer[place], buffer[200]) = ((byte)'"', (byte)'\n');
            var index = new SeparatorIndex((ScanWidth)width);
            index.Build(buffer, 201, (byte)';');
            Assert.True(index.HasQuote(0));
            buffer[place] = 200;
            index.Build(buffer, 201, (byte)';');
            Assert.False(index.IsAscii);
            Assert.Equal(1, index.Lines[0].Counts);
        }
    }

    private static IEnumerable<int> Places(byte[] text, int from, int to, char wanted) =>
        Enumerable.Range(from, to - from).Where(i => text[i] == wanted);
}
