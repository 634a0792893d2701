using System.Text;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Reads who a prescriber is from profession and specialty, in the words of the Nordic registers.</summary>
internal static class PrescriberField
{
    // Allmennmedisin, almen medicin, allmänmedicin, general practice; tannlege, tandlæge, tandläkare, dentist.
    private static readonly byte[][] GeneralPractice = Words("allm", "almen", "general"), Dentists = Words("tann", "tand", "dent", "tl");

    /// <summary>A dentist's specialty is of teeth and says nothing here; a doctor without one may be at work anywhere.</summary>
    public static RowMarks MarksOf(ReadOnlySpan<byte> profession, ReadOnlySpan<byte> specialty) =>
        specialty.Trim((byte)' ').IsEmpty || BeginsWith(profession, Dentists) ? RowMarks.None
        : BeginsWith(specialty, GeneralPractice) ? RowMarks.GeneralPractice
        : RowMarks.Specialist;

    private static bool BeginsWith(ReadOnlySpan<byte> text, byte[][] words)
    {
        foreach (byte[] word in words)
        {
            if (text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word)) return true;
        }
        return false;
    }

    private static byte[][] Words(params string[] words) => [.. words.Select(Encoding.ASCII.GetBytes)];
}
