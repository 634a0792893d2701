using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Cli.Configuration;

namespace Analytics.Cli.Output;

/// <summary>The secret that a batch draws its labels from: drawn once for a batch id and kept beside the ledger, for the owner alone.</summary>
/// <remarks>Whoever has it can tell whose letters are whose. Without it a batch that is made again has other letters, and so other bytes.</remarks>
internal static class BatchSecrets
{
    public const string FileEnding = ".secrets.json";

    private const int Bytes = 32;

    public static byte[] Of(RunConfiguration configuration)
    {
        string path = PathOf(configuration);
        var secrets = Read(path);
        if (secrets.TryGetValue(configuration.Batch, out byte[]? secret)) return secret;
        secrets[configuration.Batch] = secret = RandomNumberGenerator.GetBytes(Bytes);
        OutputDirectory.Create(Path.GetDirectoryName(path)!, Access.Usual);
        AtomicFile.Write(path, Access.Owner, stream => JsonSerializer.Serialize(stream, secrets, SecretsContext.Default.SortedDictionaryStringByteArray));
        return secret;
    }

    /// <summary><c>releases.json</c> has <c>releases.secrets.json</c> beside it.</summary>
    public static string PathOf(RunConfiguration configuration) => Path.ChangeExtension(configuration.Ledger, null) + FileEnding;

    private static SortedDictionary<string, byte[]> Read(string path)
    {
        if (!File.Exists(path)) return new(StringComparer.Ordinal);
        try
        {
            using var file = File.OpenRead(path);
            var secrets = JsonSerializer.Deserialize(file, SecretsContext.Default.SortedDictionaryStringByteArray);
            if (secrets is not null && secrets.Values.All(secret => secret?.Length >= Bytes)) return new(secrets, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Told below: what went wrong might quote a secret.
        }
        throw CommandException.Usage([$"{path}: cannot be read as secrets of batches; restore it from a copy, or move it away to draw new letters for clusters."]);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(SortedDictionary<string, byte[]>))]
internal sealed partial class SecretsContext : JsonSerializerContext;
