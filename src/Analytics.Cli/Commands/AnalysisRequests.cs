using Analytics.Cli.Configuration;
using Analytics.Reference;

namespace Analytics.Cli.Commands;

internal static class AnalysisRequests
{
    /// <summary>The request of a configuration; reads the reference tables.</summary>
    public static AnalysisRequest Of(RunConfiguration configuration) => new()
    {
        Extracts = configuration.Extracts,
        Reference = ReferenceData.Load(configuration.ReferenceDirectory),
        Period = configuration.Period,
        Measures = configuration.Measures,
        Policy = configuration.Policy,
        Date = configuration.Date,
        Batch = configuration.Batch,
        Edition = configuration.Edition,
        MaxRefusedShare = configuration.MaxRefusedShare,
        ToolVersion = SkilTool.Version,
    };
}
