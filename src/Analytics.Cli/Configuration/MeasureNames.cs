using Analytics.Configuration;
using Analytics.Measures;

namespace Analytics.Cli.Configuration;

internal static class MeasureNames
{
    /// <summary>What to do about a measure id that does not exist.</summary>
    public static string Suggest(string id) =>
        Spelling.Nearest(id, MeasureCatalogue.BuiltIn.Measures.Select(measure => measure.Id)) is { } near
            ? $"write \"{near}\", or see `skil measures list`"
            : "see `skil measures list`";
}
