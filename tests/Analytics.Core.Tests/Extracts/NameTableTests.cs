using System.Text;
using Analytics.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

public class NameTableTests
{
    [Property]
    public void EqualTexts_HaveOneKey_AndKeysAreDense(string[] texts)
    {
        var names = new NameTable();
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string text in texts.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""))))
        {
            int key = names.Intern(Encoding.UTF8.GetBytes(text));
            if (!byText.TryAdd(text, key)) Assert.Equal(byText[text], key);
        }
        string[] all = names.ToNames();
        Assert.Equal(byText.Count, all.Length);
        Assert.All(byText, entry => Assert.Equal(entry.Key, all[entry.Value]));
    }

    [Fact]
    public void ManyThreads_AgreeOnTheKeys()
    {
        const int Texts = 50_000;
        var names = new NameTable();
        int[][] keys = new int[4][];
        Parallel.For(0, keys.Length, thread =>
        {
            keys[thread] = new int[Texts];
            for (int i = 0; i < Texts; i++)
            {
                // Each thread starts elsewhere, so that all add and all look up.
                int text = (i + thread * (Texts / 4)) % Texts;
                keys[thread][text] = names.Intern(Encoding.ASCII.GetBytes(Name(text)));
            }
        });
        Assert.Equal(Texts, names.Count);
        Assert.All(keys, ofThread => Assert.Equal(keys[0], ofThread));
        string[] all = names.ToNames();
        for (int i = 0; i < Texts; i++) Assert.Equal(Name(i), all[keys[0][i]]);

        // Some fit two words, some do not.
        static string Name(int i) => i % 3 == 0 ? $"a long pseudonym {i}" : $"pseudonym{i}";
    }

    [Fact]
    public void TextsOfAllLengths_AreToldApart()
    {
        // Equal but for the length, the last byte, or a zero at the end.
        byte[][] texts = [.. Enumerable.Range(0, 70).SelectMany(length => (byte[][])[new byte[length], [.. new byte[length], 1], [.. new byte[length], 2]])];
        int distinct = texts.Select(Convert.ToHexString).Distinct().Count();
        var names = new NameTable();
        int[] keys = [.. texts.Select(text => names.Intern(text))];
        Assert.Equal(distinct, names.Count);
        Assert.Equal(texts.Select(text => Encoding.UTF8.GetString(text)), keys.Select(key => names.ToNames()[key]));
    }

    [Fact]
    public void ATextLongerThanAChunk_IsKeptWhole()
    {
        var names = new NameTable();
        string text = new('x', 200_000);
        names.Intern("before"u8);
        int key = names.Intern(Encoding.ASCII.GetBytes(text));
        names.Intern("after"u8);
        Assert.Equal(text, names.ToNames()[key]);
    }
}
