using System.Text;
using Analytics.Extracts.Columnar;
using Analytics.Extracts.Prepared;

namespace Analytics.Extracts;

/// <summary>Takes blocks and turns their rows into dispensings for its own sink.</summary>
internal sealed class ExtractWorker<TSink>
    where TSink : class, IDispensingSink
{
    private readonly BlockReader _blocks;
    private readonly IReadOnlyList<ExtractLayout> _layouts;
    private readonly ReadState _state;
    private readonly AtcLookup _atcs;
    private readonly SeparatorIndex _index;
    private readonly RowSieve _sieve;
    private readonly RowKeeper? _keeper;
    private readonly FileTally?[] _tallies;
    private readonly RowTester?[] _testers;
    private byte[] _buffer = [];
    private int[] _starts = [], _ends = [];
    private ExtractLayout _layout = null!;
    private RowTester _tester = null!;
    private ExactRecord _exact = null!;

    public ExtractWorker(BlockReader blocks, IReadOnlyList<ExtractLayout> layouts, ReadState state, TSink sink)
    {
        (_blocks, _layouts, _state, Sink) = (blocks, layouts, state, sink);
        _atcs = new AtcLookup(state.Options.Wanted, state.Options.IsKnownAtc, state.Substances);
        _index = new SeparatorIndex(state.Options.Width);
        _sieve = new RowSieve(_index, _atcs, state.Options.ForCheck, seeksEvidence: state.Options.Evidence != Prescribing.RowMarks.None);
        _keeper = state.Options.Kept is { } kept ? new RowKeeper(kept) : null;
        _tallies = new FileTally?[layouts.Count];
        _testers = new RowTester?[layouts.Count];
    }

    public TSink Sink { get; }

    /// <summary>By file; null where this worker had no block of it.</summary>
    public IReadOnlyList<FileTally?> Tallies => _tallies;

    /// <summary>Works until there are no more blocks.</summary>
    public void Run(CancellationToken ct)
    {
        while (_blocks.Next(ref _buffer, out int length, ct) is { } block)
        {
            ct.ThrowIfCancellationRequested();
            if (_layout != _layouts[block.File]) TurnTo(block.File);
            if (block.Rows is { } rows) ReadRows(rows, ct);
            else ReadBlock(block, length);
        }
        _keeper?.End();
        Sink.End();
    }

    private void ReadRows(RowGroupText rows, CancellationToken ct)
    {
        using (rows)
        {
            while (rows.Next(ref _buffer, out int length) is { } block)
            {
                ct.ThrowIfCancellationRequested();
                ReadBlock(block, length);
            }
        }
    }

    private void TurnTo(int file)
    {
        _layout = _layouts[file];
        _tester = _testers[file] ??= new RowTester(_state, _layout, _atcs, _tallies[file] = new FileTally(), _keeper);
        _exact = new ExactRecord(_layout.ColumnCount);
        (_starts, _ends) = (new int[_layout.ColumnCount], new int[_layout.ColumnCount]);
    }

    private void ReadBlock(ExtractBlock block, int length)
    {
        _index.Build(_buffer, length, _layout.Separator);
        block.LineCount = _index.LineCount;
        _sieve.Begin();
        for (int line = 0; (line = _sieve.Sieve(_buffer, line, _layout)) < _index.LineCount;) line = ReadOddLine(block, length, line) + 1;
        _tester.PassOver(_sieve.PlainLines - _sieve.Kept.Length);

        var bytes = _buffer.AsSpan(0, length);
        foreach (int line in _sieve.Kept)
        {
            int start = StartOf(line);
            _index.FieldsFrom(start, bytes, _starts, _ends);
            var row = new ExtractRow(bytes, _starts, _ends);
            if (_tester.TryToDispensing(row, block.Place(line), IsAscii(bytes[start.._index.EndOf(line)]), out var dispensing)) Sink.Add(in dispensing);
        }
    }

    /// <summary>Reads the record that begins with a line that is not plain.</summary>
    /// <returns>The record's last line.</returns>
    private int ReadOddLine(ExtractBlock block, int length, int line)
    {
        if (!_index.HasQuote(line))
        {
            _tester.RefuseStructure(RowRule.ColumnCount, block.Place(line), column: -1);
            return line;
        }
        int next = ReadExactly(_buffer.AsSpan(0, length), StartOf(line), block.Place(line));
        while (_index.EndOf(line) + 1 < next) line++;
        return line;
    }

    /// <summary>One name with an ø must not make a whole block slow.</summary>
    private bool IsAscii(ReadOnlySpan<byte> row) => _index.IsAscii || Ascii.IsValid(row);

    private int StartOf(int line) => line == 0 ? 0 : _index.EndOf(line - 1) + 1;

    private int ReadExactly(Span<byte> bytes, int start, long place)
    {
        int next = _exact.Read(bytes, start, _layout.Separator);
        if (_exact.BrokenField >= 0)
        {
            _tester.RefuseStructure(RowRule.Quoting, place, _exact.BrokenField);
        }
        else if (_exact.FieldCount != _layout.ColumnCount)
        {
            _tester.RefuseStructure(RowRule.ColumnCount, place, column: -1);
        }
        else
        {
            var row = new ExtractRow(bytes, _exact.Starts, _exact.Ends);
            if (_tester.TryToDispensing(row, place, IsAscii(bytes[start..next]), out var dispensing)) Sink.Add(in dispensing);
        }
        return next;
    }
}
