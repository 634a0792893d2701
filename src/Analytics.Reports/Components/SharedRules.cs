using System.Text.RegularExpressions;

namespace Analytics.Reports.Components;

/// <summary>Sentences that many definitions share, so that each is read once.</summary>
internal sealed partial class SharedRules
{
    /// <summary>Sentences of so many definitions are told once for all.</summary>
    private const int FewestShared = 3;

    private SharedRules(IReadOnlyList<string> shared) => Shared = shared;

    /// <summary>In the order in which they are first said, numbered from 1.</summary>
    public IReadOnlyList<string> Shared { get; }

    public static SharedRules Of(IEnumerable<string> definitions) => new(
    [
        .. definitions.SelectMany(text => SentencesOf(text).Distinct()).GroupBy(sentence => sentence, StringComparer.Ordinal)
            .Where(same => same.Count() >= FewestShared).Select(same => same.Key),
    ]);

    /// <summary>What a definition says by itself, and the numbers of the rules that it shares.</summary>
    public (string Own, IReadOnlyList<int> Rules) Split(string definition)
    {
        string[] sentences = SentencesOf(definition);
        return (string.Join(' ', sentences.Where(sentence => !Shared.Contains(sentence))),
            [.. Enumerable.Range(1, Shared.Count).Where(number => sentences.Contains(Shared[number - 1]))]);
    }

    /// <summary>A definition without its ATC codes, and these as it has them: "ATC N05BA or N05CD"; as it is where it has them in several places.</summary>
    public static (string Text, string Drugs) WithoutDrugs(string definition) =>
        Drugs().Matches(definition) is [var only] ? (Drugs().Replace(definition, "ATC"), only.Value) : (definition, "");

    private static string[] SentencesOf(string text) => SentenceEnd().Split(text);

    [GeneratedRegex(@"ATC [A-Z]\d\w*(?:(?:,| og| eller| and| or) [A-Z]\d\w*)*")]
    private static partial Regex Drugs();

    [GeneratedRegex(@"(?<=\.)\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
