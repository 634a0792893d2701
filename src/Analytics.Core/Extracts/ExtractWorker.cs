using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Takes blocks and turns their rows into dispensings for its own sink.</summary>
internal sealed class ExtractWorker<TSink>(
    BlockReader blocks, IReadOnlyList<ExtractLayout> layouts, ReadState state, TSink sink)
    where TSink : class, IDispensingSink
{
    private readonly AtcLookup _atcs = new(state.Options.Wanted, state.Options.IsKnownAtc, state.Substances);
    private readonly SeparatorIndex _index = new(state.Options.Width);

    // In a check no row is passed over: there is no such code.
    private readonly AtcFlags _passedOver = state.Options.ForCheck ? (AtcFlags)byte.MaxValue : AtcFlags.PassedOver;
    private readonly FileTally?[] _tallies = new FileTally?[layouts.Count];
    private byte[] _buffer = [];
    private int[] _candidates = [];
    private int[] _starts = [], _ends = [];
    private ExtractLayout _layout = null!;
    private RowTester _tester = null!;
    private ExactRecord _exact = null!;

    public TSink Sink => sink;

    /// <summary>By file; null where this worker had no block of it.</summary>
    public IReadOnlyList<FileTally?> Tallies => _tallies;

    /// <summary>Works until there are no more blocks.</summary>
    public void Run(CancellationToken ct)
    {
        while (blocks.Next(ref _buffer, out int length) is { } block)
        {
            ct.ThrowIfCancellationRequested();
            if (_layout != layouts[block.File]) TurnTo(block.File);
            ReadBlock(block, length);
        }
        sink.End();
    }

    private void TurnTo(int file)
    {
        _layout = layouts[file];
        _tester = new RowTester(state, _layout, _atcs, _tallies[file] = new FileTally());
        _exact = new ExactRecord(_layout.ColumnCount);
        (_starts, _ends) = (new int[_layout.ColumnCount], new int[_layout.ColumnCount]);
    }

    private void ReadBlock(ExtractBlock block, int length)
    {
        _index.Build(_buffer, length, _layout.Separator);
        block.LineCount = _index.LineCount;
        if (_candidates.Length < _index.LineCount) _candidates = new int[_index.LineCount];
        int candidates = FindCandidates(block, length);
        var bytes = _buffer.AsSpan(0, length);
        foreach (int line in _candidates.AsSpan(0, candidates))
        {
            int start = StartOf(line);
            _index.FieldsFrom(start, bytes, _starts, _ends);
            var row = new ExtractRow(bytes, _starts, _ends);
            if (_tester.TryToDispensing(row, block.Place(line), _index.IsAscii, out var dispensing)) sink.Add(in dispensing);
        }
    }

    /// <summary>Deals with every line that is not plain, and passes over the plain ones that nobody wants.</summary>
    /// <returns>How many plain lines are left to be read.</returns>
    private int FindCandidates(ExtractBlock block, int length)
    {
        int count = 0, plain = 0, columns = _layout.ColumnCount, lines = _index.LineCount, start = 0;
        for (int line = 0; line < lines; line++)
        {
            if (_index.IsClean(line, columns))
            {
                plain++;
                // Without a branch, since one row in four is wanted and none can foresee which.
                _candidates[count] = line;
                count += MayBePassedOver(start) ? 0 : 1;
            }
            else if (_index.HasQuote(line))
            {
                int next = ReadExactly(_buffer.AsSpan(0, length), start, block.Place(line));
                // The record may go on over lines; everything up to its end has been dealt with.
                while (_index.EndOf(line) + 1 < next) line++;
            }
            else
            {
                _tester.RefuseStructure(RowRule.ColumnCount, block.Place(line), column: -1);
            }
            start = _index.EndOf(line) + 1;
        }
        _tester.PassOver(plain - count);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBePassedOver(int start)
    {
        int from = _layout.Atc == 0 ? start : _index.MarkAfter(start, _layout.Atc - 1) + 1;
        // A code that begins in a block ends in it, or in the free bytes behind.
        ref byte text = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), from);
        return (_atcs.FlagsOf(ref text) == _passedOver) & (Unsafe.Add(ref text, AtcCode.Length) == _layout.AtcEnd);
    }

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
            if (_tester.TryToDispensing(row, place, _index.IsAscii, out var dispensing)) sink.Add(in dispensing);
        }
        return next;
    }
}
