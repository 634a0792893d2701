using System.Globalization;
using System.Text;

namespace Analytics.Samples.Tables;

/// <summary>A reference table as text: UTF-8, <c>;</c>, LF. Our own values need no quoting.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly StreamWriter _text;

    private TableFile(Stream stream, string header)
    {
        _text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        _text.WriteLine(header);
    }

    public static void Write(string path, string header, Action<TableFile> write) => WholeFile.Write(path, stream =>
    {
        using var table = new TableFile(stream, header);
        write(table);
    });

    /// <summary>Adds a line; numbers get a decimal point, and null is an empty field.</summary>
    public void Add(params ReadOnlySpan<object?> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) _text.Write(';');
            _text.Write(fields[i] is IFormattable value ? value.ToString(fields[i] is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture) : fields[i]);
        }
        _text.WriteLine();
    }

    public void Dispose() => _text.Dispose();
}
