namespace Analytics.Reference;

/// <summary>What a network says of its own work, beside the figures (R80): one line of stories.csv.</summary>
/// <param name="Measure">Id of the measure that it is about.</param>
/// <param name="By">Who says it, in words that single nobody out, such as "a GP" or "relatives"; empty for the network itself.</param>
/// <param name="Text">In the network's own words; it must be about nobody in particular.</param>
public sealed record Story(string GroupId, string Measure, string By, string Text)
{
    /// <summary>Letters that have room on a page beside the figures.</summary>
    internal const int LongestText = 600;
}
