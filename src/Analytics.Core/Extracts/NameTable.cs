using System.Text;

namespace Analytics.Extracts;

/// <summary>Gives each distinct text a key, dense from 0. Many threads may ask at once; texts are compared byte by byte.</summary>
internal sealed class NameTable
{
    private const int ShardBits = 5;
    private readonly NameShard[] _shards;
    private int _count;

    public NameTable()
    {
        _shards = new NameShard[1 << ShardBits];
        for (int i = 0; i < _shards.Length; i++) _shards[i] = new NameShard();
    }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The key of the text, which is copied when it is new.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        var words = NameWords.Of(text);
        var shard = _shards[(int)(words.Hash >> (64 - ShardBits))];
        return shard.TryFind(text, words, out int key) ? key : shard.Add(text, words, ref _count);
    }

    /// <summary>The texts by key. Not while texts are added.</summary>
    public string[] ToNames()
    {
        string[] names = new string[_count];
        foreach (var shard in _shards)
        {
            foreach (var (key, text) in shard.Entries()) names[key] = Encoding.UTF8.GetString(text.Span);
        }
        return names;
    }
}
