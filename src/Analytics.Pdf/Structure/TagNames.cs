using System.Text;

namespace Analytics.Pdf.Structure;

/// <summary>Structure types as names of PDF syntax; the enum has the standard's own words.</summary>
internal static class TagNames
{
    private static readonly byte[][] s_names = [.. Enum.GetNames<Tag>().Select(name => Encoding.ASCII.GetBytes("/" + name))];

    /// <summary>"/P" or the like.</summary>
    public static ReadOnlySpan<byte> Of(Tag tag) => s_names[(int)tag];
}
