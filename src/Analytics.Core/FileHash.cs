using System.Security.Cryptography;

namespace Analytics;

/// <summary>Which bytes a file holds.</summary>
public static class FileHash
{
    /// <summary>SHA-256 in lower-case hex. Reads in pieces, so that a file of many gigabytes can be left in the middle.</summary>
    public static string Of(string path, CancellationToken cancel = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        byte[] buffer = new byte[1 << 20];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
