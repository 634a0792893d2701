using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Cli.Output;

/// <summary>What the data controller alone may see of a run: readable by the owner only, and named in no manifest.</summary>
internal static class StewardFolder
{
    public const string Name = "steward";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="inputs">Every input, as named in the configuration.</param>
    public static void Write(string output, AnalysisResult result, IReadOnlyList<InputFile> inputs)
    {
        string folder = Path.Combine(output, Name);
        OutputDirectory.Create(folder, Access.Owner);
        AtomicFile.WriteText(Path.Combine(folder, "intake.json"), Access.Owner, result.Intake.ToJson());
        AtomicFile.WriteText(Path.Combine(folder, "inputs.json"), Access.Owner, ToJson(inputs));
        foreach (var (name, lines) in new[] { ("gate.csv", result.Gate), ("withheld.csv", result.Withheld), ("knowledge.csv", result.Knowledge) })
        {
            AtomicFile.Write(Path.Combine(folder, name), Access.Owner, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                lines.WriteTo(writer);
            });
        }
    }

    private static string ToJson(IEnumerable<InputFile> inputs)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartArray();
            foreach (var input in inputs.OrderBy(input => input.Path, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("path", input.Path);
                json.WriteString("sha256", input.Sha256);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
