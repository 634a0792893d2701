using System.Globalization;
using System.Text;

namespace Analytics.Reports;

/// <summary>Ids as names of files.</summary>
internal static class FileName
{
    /// <summary>Letters, digits, hyphen and underscore stay; all else is written as percent and its UTF-8 bytes in hex, so that different ids stay different and none leaves the folder.</summary>
    public static string Of(string id)
    {
        var name = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_') name.Append((char)b);
            else name.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        return name.Length == 0 ? "%" : name.ToString();
    }
}
