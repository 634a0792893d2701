using ParquetSharp;

namespace Analytics.Extracts.Prepared;

/// <summary>Values of one column of a row group, some of which may be missing.</summary>
internal abstract class OptionalValues(bool isRequired, int mostRows)
{
    protected short[] Levels { get; } = new short[isRequired ? 0 : mostRows];

    /// <summary>Rows so far.</summary>
    protected int Rows { get; set; }

    public void AddNone() => Levels[Rows++] = 0;

    public abstract void Clear();

    public abstract void WriteTo(ColumnWriter writer);
}

/// <inheritdoc/>
internal sealed class OptionalValues<T>(bool isRequired, int mostRows) : OptionalValues(isRequired, mostRows)
    where T : unmanaged
{
    private readonly bool _isRequired = isRequired;
    private readonly T[] _values = new T[mostRows];
    private int _count;

    public void Add(T value)
    {
        if (!_isRequired) Levels[Rows] = 1;
        _values[_count++] = value;
        Rows++;
    }

    /// <inheritdoc/>
    public override void Clear() => (_count, Rows) = (0, 0);

    /// <inheritdoc/>
    public override void WriteTo(ColumnWriter writer)
    {
        var column = (ColumnWriter<T>)writer;
        if (_isRequired) column.WriteBatch(_values.AsSpan(0, _count));
        else column.WriteBatch(Rows, Levels.AsSpan(0, Rows), [], _values.AsSpan(0, _count));
    }
}
