using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Pdf.Tests;

/// <summary>What holds for every drawing that keeps the rules.</summary>
public class DrawingProperties
{
    private const string Alphabet = PdfFontTests.Letters + PdfFontTests.Signs;

    [Property(MaxTest = 60, Arbitrary = [typeof(DrawingProperties)])]
    public void AnyDrawing_IsWritten_AndReadBackWhole(AnyDrawing drawing)
    {
        byte[] file = Documents.Bytes(drawing.Draw);
        TagTree tree = TagTree.Of(file);
        Assert.Equal(0, tree.Lost);
        Assert.Equal(drawing.Marked, string.Concat(tree.Elements.Select(element => element.Text)));
        using var reader = UglyToad.PdfPig.PdfDocument.Open(file);
        Assert.Equal(drawing.All, string.Concat(reader.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)));
    }

    [Property(MaxTest = 30, Arbitrary = [typeof(DrawingProperties)])]
    public void AnyDrawing_IsTheSameBytes_AndFitsTheNullCanvas(AnyDrawing drawing)
    {
        Assert.Equal(Documents.Bytes(drawing.Draw), Documents.Bytes(drawing.Draw));
        var canvas = new NullCanvas();
        drawing.Draw(canvas);
        canvas.Finish();
    }

    [Property(MaxTest = 30, Arbitrary = [typeof(DrawingProperties)])]
    public void AnyDrawing_IsReadable_AsPdfA1Too(AnyDrawing drawing) =>
        Assert.Equal(0, TagTree.Of(Documents.Bytes(drawing.Draw, SampleReport.Info("da-DK", PdfArchive.A1b))).Lost);

    public static Arbitrary<AnyDrawing> Drawings()
    {
        Gen<string> text = Gen.Elements(Alphabet.ToCharArray()).ArrayOf().Select(letters => new string(letters));
        Gen<Step> step =
            from kind in Gen.Choose(0, 9)
            from words in text
            from x in Gen.Choose(-1000, 60_000)
            from y in Gen.Choose(-1000, 90_000)
            from size in Gen.Choose(1, 3000)
            select new Step(kind, words, x / 100.0, y / 100.0, size / 100.0);
        return Arb.From(step.ListOf().Select(steps => new AnyDrawing([.. steps])), drawing => drawing.Shorter());
    }

    public sealed record Step(int Kind, string Text, double X, double Y, double Size);

    /// <summary>Steps that are made lawful as they are drawn: what is not open is not ended, and all is ended at last.</summary>
    public sealed record AnyDrawing(IReadOnlyList<Step> Steps)
    {
        /// <summary>Text of elements, which no element interrupts with another.</summary>
        public string Marked => string.Concat(Steps.Where((s, i) => s.Kind is 0 or 1 && !InArtifact(i)).Select(s => s.Text));

        /// <summary>All text.</summary>
        public string All => string.Concat(Steps.Where(s => s.Kind is 0 or 1).Select(s => s.Text));

        public IEnumerable<AnyDrawing> Shorter() =>
            Enumerable.Range(0, Steps.Count).Select(i => new AnyDrawing([.. Steps.Where((_, k) => k != i)]));

        public void Draw(ICanvas canvas)
        {
            bool artifact = false;
            int clips = 0;
            canvas.Begin(Tag.Document);
            canvas.BeginPage(595, 842);
            canvas.Begin(Tag.P);
            foreach (Step s in Steps)
            {
                var colour = Colour.Rgb((int)(s.X * s.Y) & 0xFFFFFF);
                switch (s.Kind)
                {
                    case 0:
                        canvas.Text(s.X, s.Y, s.Text, TestFonts.Of(s.Size > 15), s.Size, colour);
                        break;
                    case 1:
                        canvas.RotatedText(s.X, s.Y, s.X, s.Text, TestFonts.Of(s.Size > 15), s.Size, colour);
                        break;
                    case 2:
                        canvas.Path(new PathData().MoveTo(s.X, s.Y).LineTo(s.Y, s.X).CurveTo(0, s.X, 1, s.Y, s.Size, 0), null, new(colour, s.Size, [s.Size, 1]));
                        break;
                    case 3:
                        canvas.Path(new PathData { EvenOdd = s.X > 300 }.Circle(s.X, s.Y, s.Size).Rectangle(new(s.X, s.Y, s.Size, s.Size)), colour, null);
                        break;
                    case 4 when !artifact:
                        canvas.End();
                        canvas.Begin(Tag.P);
                        break;
                    case 5:
                        if (artifact) canvas.EndArtifact();
                        else canvas.BeginArtifact(ArtifactKind.Footer);
                        artifact = !artifact;
                        break;
                    case 6 when clips < 20:
                        canvas.BeginClip(new(s.X, s.Y, s.Size * 10, s.Size * 10));
                        clips++;
                        break;
                    case 7 when clips > 0:
                        canvas.EndClip();
                        clips--;
                        break;
                    case 8 when !artifact && clips == 0:
                        canvas.EndPage();
                        canvas.BeginPage(595, 842);
                        break;
                    case 9:
                        canvas.Bookmark(1, "b" + s.Text.Trim(), s.Y);
                        break;
                }
            }
            if (artifact) canvas.EndArtifact();
            while (clips-- > 0) canvas.EndClip();
            canvas.End();
            canvas.EndPage();
            canvas.End();
        }

        private bool InArtifact(int step) => Steps.Take(step).Count(s => s.Kind == 5) % 2 == 1;
    }
}
