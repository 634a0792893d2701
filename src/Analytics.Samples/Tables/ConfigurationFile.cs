namespace Analytics.Samples.Tables;

/// <summary>The <c>skil.json</c> beside a sample.</summary>
internal static class ConfigurationFile
{
    public static ReadOnlySpan<byte> Utf8 => """
        {
          "extracts": [ { "files": "extract/dispensings.csv", "format": "skil" } ],
          "reference": "reference/",
          "period": { "from": "2022-01-01", "to": "2024-12-31" },
          "pack": "vlm",
          "date": "2025-03-01",
          "batch": "2025-1",
          "reports": ["municipal", "practice", "network", "national"],
          "languages": ["nb"],
          "out": "out/",
          "ledger": "releases.json"
        }

        """u8;
}
