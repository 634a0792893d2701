using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Breaks text at spaces; a word wider than the line is broken between letters. Non-breaking spaces hold.</summary>
internal static class LineBreaker
{
    private const string Ellipsis = "…";

    public static IReadOnlyList<TextLine> Break(RichText text, TextStyle style, double width, int mostLines)
    {
        var breaker = new Lines(style, Math.Max(width, style.Size));
        foreach (Word word in Words(text, style)) breaker.Add(word);
        return breaker.Finish(mostLines);
    }

    /// <summary>The last two words held together; null where the last stands in a weight of its own.</summary>
    public static RichText? WithLastWordsBound(RichText text)
    {
        if (text.Spans.Count == 0) return null;
        Span last = text.Spans[^1];
        int space = last.Text.LastIndexOf(' ');
        if (space <= 0 || space == last.Text.Length - 1) return null;
        return new([.. text.Spans.SkipLast(1), last with { Text = string.Concat(last.Text.AsSpan(0, space), "\u00A0", last.Text.AsSpan(space + 1)) }]);
    }

    /// <summary>What a line must hold so that no word is broken between letters.</summary>
    public static double WidestWord(RichText text, TextStyle style) => Words(text, style).Select(word => WidthOf(word, style)).DefaultIfEmpty().Max();

    /// <summary>Letters between two spaces; a change of weight inside a word does not break it.</summary>
    private static IEnumerable<Word> Words(RichText text, TextStyle style)
    {
        var pieces = new List<Span>();
        foreach (Span span in text.Spans)
        {
            bool bold = span.Bold || style.Bold;
            string letters = FontSet.Shared.Settable(span.Text);
            for (int at = 0; at < letters.Length;)
            {
                int space = letters.IndexOf(' ', at);
                int end = space < 0 ? letters.Length : space;
                if (end > at) pieces.Add(new Span(letters[at..end], bold));
                if (space >= 0 && pieces.Count > 0)
                {
                    yield return new Word([.. pieces]);
                    pieces.Clear();
                }
                at = end + 1;
            }
        }
        if (pieces.Count > 0) yield return new Word([.. pieces]);
    }

    private static double Measure(string text, bool bold, TextStyle style) => FontSet.Shared.Of(bold).Measure(text, style.Size);

    private static double WidthOf(Word word, TextStyle style) => word.Pieces.Sum(piece => Measure(piece.Text, piece.Bold, style));

    private sealed record Word(IReadOnlyList<Span> Pieces);

    /// <summary>Lines as they fill.</summary>
    private sealed class Lines(TextStyle style, double width)
    {
        private readonly List<TextLine> _done = [];
        private readonly List<Span> _open = [];
        private double _openWidth;

        public void Add(Word word)
        {
            double wordWidth = WidthOf(word, style);
            double space = _open.Count == 0 ? 0 : Measure(" ", _open[^1].Bold, style);
            if (_open.Count > 0 && _openWidth + space + wordWidth > width)
            {
                Close();
                space = 0;
            }
            if (space > 0) Append(" ", _open[^1].Bold, space);
            if (wordWidth <= width)
            {
                foreach (Span piece in word.Pieces) Append(piece.Text, piece.Bold, Measure(piece.Text, piece.Bold, style));
            }
            else
            {
                foreach (Span piece in word.Pieces) AppendByLetters(piece);
            }
        }

        public List<TextLine> Finish(int mostLines)
        {
            if (_open.Count > 0) Close();
            if (_done.Count <= mostLines) return _done;
            var kept = _done.Take(mostLines).ToList();
            kept[^1] = Shortened(kept[^1]);
            return kept;
        }

        private void AppendByLetters(Span piece)
        {
            for (int i = 0; i < piece.Text.Length;)
            {
                int letters = char.IsHighSurrogate(piece.Text[i]) && i + 1 < piece.Text.Length ? 2 : 1;
                string letter = piece.Text.Substring(i, letters);
                double letterWidth = Measure(letter, piece.Bold, style);
                if (_open.Count > 0 && _openWidth + letterWidth > width) Close();
                Append(letter, piece.Bold, letterWidth);
                i += letters;
            }
        }

        /// <summary>Text of one weight is one run, so that readers find whole words.</summary>
        private void Append(string text, bool bold, double textWidth)
        {
            if (_open.Count > 0 && _open[^1].Bold == bold) _open[^1] = new Span(_open[^1].Text + text, bold);
            else _open.Add(new Span(text, bold));
            _openWidth += textWidth;
        }

        private void Close()
        {
            _done.Add(LineOf(_open));
            _open.Clear();
            _openWidth = 0;
        }

        private TextLine LineOf(IReadOnlyList<Span> spans)
        {
            var runs = new List<Run>();
            double x = 0;
            foreach (Span span in spans)
            {
                double runWidth = Measure(span.Text, span.Bold, style);
                runs.Add(new Run(span.Text, span.Bold, x, runWidth));
                x += runWidth;
            }
            return new TextLine(runs);
        }

        private TextLine Shortened(TextLine line)
        {
            var spans = line.Runs.Select(run => new Span(run.Text, run.Bold)).ToList();
            double ellipsis = Measure(Ellipsis, style.Bold, style);
            while (spans.Count > 0 && LineOf(spans).Width + ellipsis > width)
            {
                string last = spans[^1].Text;
                int cut = last.Length > 1 && char.IsLowSurrogate(last[^1]) ? 2 : 1;
                if (last.Length <= cut) spans.RemoveAt(spans.Count - 1);
                else spans[^1] = spans[^1] with { Text = last[..^cut] };
            }
            spans.Add(new Span(Ellipsis, style.Bold));
            return LineOf(spans);
        }
    }
}
