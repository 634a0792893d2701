using System.Text.Json;

namespace Analytics.Protection;

/// <summary>Which cells, ratios and panels of a table set may not be published.</summary>
public sealed class ProtectedTables
{
    internal ProtectedTables(IReadOnlyList<(string Id, string Rule)> suppressed, int sensitive, IReadOnlyList<(string Reader, string Cell)> ownKnowledge, IReadOnlyList<string> unknownKeys) =>
        (Suppressed, Sensitive, OwnKnowledge, UnknownKeys) = (suppressed, sensitive, ownKnowledge, unknownKeys);

    /// <summary>What is withheld, in the order of the file, and the rule: <c>sensitive</c> (marked), <c>P1</c> (few), <c>P3</c> (protected zero), <c>P5</c> (dominated),
    /// <c>A3</c> (a ratio of something withheld), <c>linked</c> (a panel that names a member), <c>secondary</c> (it would give another away).</summary>
    public IReadOnlyList<(string Id, string Rule)> Suppressed { get; }

    /// <summary>Items that are withheld for their own sake.</summary>
    public int Sensitive { get; }

    /// <summary>Readers who know a number closely by their own numbers and what is fixed, whatever is withheld; the answer adds nothing to that.</summary>
    public IReadOnlyList<(string Reader, string Cell)> OwnKnowledge { get; }

    /// <summary>Keys of the file that mean nothing here.</summary>
    public IReadOnlyList<string> UnknownKeys { get; }

    /// <summary>The answer as JSON (CONTRACT, <c>protect</c>).</summary>
    /// <remarks>What a reader could still compute is nothing, or there would be no answer.</remarks>
    public void WriteTo(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteStartArray("suppressed");
        foreach (var (id, _) in Suppressed) writer.WriteStringValue(id);
        writer.WriteEndArray();
        writer.WriteStartObject("why");
        foreach (var (id, rule) in Suppressed) writer.WriteString(id, rule);
        writer.WriteEndObject();
        writer.WriteStartObject("audit");
        writer.WriteNumber("sensitive", Sensitive);
        writer.WriteNumber("disclosed", 0);
        writer.WriteNumber("narrow", 0);
        writer.WriteEndObject();
        writer.WriteStartArray("ownKnowledge");
        foreach (var (reader, cell) in OwnKnowledge)
        {
            writer.WriteStartObject();
            writer.WriteString("reader", reader);
            writer.WriteString("cell", cell);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
