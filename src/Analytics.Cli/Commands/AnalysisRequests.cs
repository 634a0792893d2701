using Analytics.Cli.Configuration;
using Analytics.Cli.Output;
using Analytics.Reference;

namespace Analytics.Cli.Commands;

internal static class AnalysisRequests
{
    /// <summary>The request of a configuration; reads the reference tables.</summary>
    /// <param name="output">Where the results go: what memory has no room for goes to the same disk meanwhile.</param>
    /// <param name="memory">Bytes to stay within; null for the default.</param>
    public static AnalysisRequest Of(RunConfiguration configuration, string output, long? memory)
    {
        var request = Of(configuration) with { SpillDirectory = OutputDirectory.NearestTo(output) };
        return memory is { } bytes ? request with { Memory = bytes } : request;
    }

    private static AnalysisRequest Of(RunConfiguration configuration) => new()
    {
        Extracts = configuration.Extracts,
        Reference = ReferenceData.Load(configuration.ReferenceDirectory),
        Period = configuration.Period,
        Measures = configuration.Measures,
        Comparisons = configuration.Comparisons,
        Policy = configuration.Policy,
        Attribution = configuration.Attribution,
        Date = configuration.Date,
        Batch = configuration.Batch,
        Edition = configuration.Edition,
        OmeProfile = configuration.OmeProfile,
        MaxRefusedShare = configuration.MaxRefusedShare,
        ToolVersion = SkilTool.Version,
    };
}
