using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Earlier;

namespace Analytics.Cli.Output;

/// <summary>The file of all that was released: <c>releases.json</c>, with the figures of each batch in a folder beside it, for the owner alone.</summary>
/// <remarks>A batch that is made again takes its own place: the same id is the same release.</remarks>
internal static class ReleaseLedger
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>All releases but the batch itself, oldest first.</returns>
    /// <exception cref="CommandException">The ledger is not as it was written.</exception>
    public static IReadOnlyList<LedgerEntry> Before(string path, string batch) => [.. Read(path).Where(line => line.Batch != batch).Select(line => EntryOf(path, line))];

    /// <summary>Enters a release, before any of it can be handed out.</summary>
    public static void Enter(string path, DateOnly date, LedgerEntry entry)
    {
        byte[] figures = Utf8.GetBytes(string.Concat(entry.Figures.Prepend(FigureLine.Header).Select(line => line + "\n")));
        string name = $"{Path.GetFileNameWithoutExtension(path)}.figures/{Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(entry.Batch)))[..16]}.csv";
        var line = new LedgerLine(
            entry.Batch, date, entry.Period.From, entry.Period.To, entry.Attribution, new(entry.Definitions.ToDictionary(), StringComparer.Ordinal), entry.ClusterMembers, name, Convert.ToHexStringLower(SHA256.HashData(figures)));
        string file = At(path, name);
        OutputDirectory.Create(Path.GetDirectoryName(path)!, Access.Usual);
        OutputDirectory.Create(Path.GetDirectoryName(file)!, Access.Owner);
        LedgerLine[] lines = [.. Read(path).Where(other => other.Batch != entry.Batch).Append(line)];
        AtomicFile.Write(file, Access.Owner, stream => stream.Write(figures));
        AtomicFile.Write(path, Access.Owner, stream => JsonSerializer.Serialize(stream, lines, LedgerContext.Default.LedgerLineArray));
    }

    private static LedgerLine[] Read(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            using var file = File.OpenRead(path);
            if (JsonSerializer.Deserialize(file, LedgerContext.Default.LedgerLineArray) is { } lines && lines.All(line => line is { Batch: not null, Definitions: not null, ClusterMembers: not null, Figures: not null })) return lines;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Told below, in words that quote nothing of it.
        }
        throw Damaged(path);
    }

    private static LedgerEntry EntryOf(string path, LedgerLine line)
    {
        byte[] figures;
        try
        {
            figures = File.ReadAllBytes(At(path, line.Figures));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path);
        }
        if (Convert.ToHexStringLower(SHA256.HashData(figures)) != line.Sha256) throw Damaged(path);
        return new(line.Batch, new(line.From, line.To), line.Attribution, line.Definitions, line.ClusterMembers, [.. Utf8.GetString(figures).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)]);
    }

    private static string At(string path, string name) => Path.Combine(Path.GetDirectoryName(path)!, name);

    private static CommandException Damaged(string path) =>
        CommandException.Usage($"{path}: or the figures beside it cannot be read as a ledger of releases, so this release cannot be held against earlier ones; restore both from a copy.");
}

/// <param name="Figures">Path of the figures, relative to the ledger.</param>
/// <param name="Sha256">Of that file.</param>
internal sealed record LedgerLine(
    string Batch, DateOnly Date, DateOnly From, DateOnly To, Attribution Attribution, SortedDictionary<string, string> Definitions, IReadOnlyList<IReadOnlyList<string>> ClusterMembers, string Figures, string Sha256);

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LedgerLine[]))]
internal sealed partial class LedgerContext : JsonSerializerContext;
