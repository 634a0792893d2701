namespace Analytics.Extracts;

/// <summary>Takes blocks and turns their rows into dispensings for its own sink.</summary>
internal sealed class ExtractWorker<TSink>(
    BlockReader blocks, IReadOnlyList<ExtractLayout> layouts, ReadState state, TSink sink)
    where TSink : class, IDispensingSink
{
    private readonly AtcLookup _atcs = new(state.Options.Wanted, state.Options.IsKnownAtc);
    private readonly SeparatorIndex _index = new();
    private readonly FileTally?[] _tallies = new FileTally?[layouts.Count];
    private readonly RowTester?[] _testers = new RowTester?[layouts.Count];
    private byte[] _buffer = [];
    private ExtractLayout _layout = null!;
    private RowTester _tester = null!;
    private ExactRecord _exact = null!;

    public TSink Sink => sink;

    /// <summary>By file; null where this worker had no block of it.</summary>
    public IReadOnlyList<FileTally?> Tallies => _tallies;

    /// <summary>Works until there are no more blocks.</summary>
    public void Run(CancellationToken ct)
    {
        while (blocks.Next(ref _buffer, out int length, ct) is { } block)
        {
            ct.ThrowIfCancellationRequested();
            if (_layout != layouts[block.File]) TurnTo(block.File);
            ReadBlock(block, length);
        }
    }

    private void TurnTo(int file)
    {
        _layout = layouts[file];
        _tester = _testers[file] ??= new RowTester(state, _layout, _atcs, _tallies[file] = new FileTally());
        _exact = new ExactRecord(_layout.ColumnCount);
    }

    private void ReadBlock(ExtractBlock block, int length)
    {
        _index.Build(_buffer, length, _layout.Separator);
        block.LineCount = _index.LineCount;
        var bytes = _buffer.AsSpan(0, length);
        bool isAscii = System.Text.Ascii.IsValid(bytes);
        var marks = _index.Marks;
        var lineEnds = _index.LineEnds;
        var quotes = _index.Quotes;
        int columns = _layout.ColumnCount;
        int start = 0, mark = 0, quote = 0;
        for (int line = 0; line < lineEnds.Length; line++)
        {
            int last = lineEnds[line];
            int end = marks[last];
            if (quote < quotes.Length && quotes[quote] < end)
            {
                int next = ReadExactly(bytes, start, block.Place(line), isAscii);
                // The record may go on over lines; everything up to its end has been dealt with.
                while (marks[lineEnds[line]] + 1 < next) line++;
                while (quote < quotes.Length && quotes[quote] < next) quote++;
                mark = lineEnds[line] + 1;
                start = next;
                continue;
            }
            if (last - mark + 1 != columns)
            {
                _tester.RefuseStructure(RowRule.ColumnCount, block.Place(line), column: -1);
            }
            else
            {
                var row = new ExtractRow(bytes, start, marks.Slice(mark, columns));
                if (_tester.TryToDispensing(row, block.Place(line), isAscii, out var dispensing)) sink.Add(in dispensing);
            }
            start = end + 1;
            mark = last + 1;
        }
    }

    private int ReadExactly(Span<byte> bytes, int start, long place, bool isAscii)
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
            if (_tester.TryToDispensing(row, place, isAscii, out var dispensing)) sink.Add(in dispensing);
        }
        return next;
    }
}
