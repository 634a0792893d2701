using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Fewest patients that a run's cells about the policy's sensitive groups may rest on; 0 for others, whom the policy's own limit holds for.</summary>
internal sealed class SensitiveDrugs
{
    private readonly SensitiveGroups _marked;
    private readonly int[] _ofGroup, _ofClass, _ofRule;

    public SensitiveDrugs(TallyRun run, SensitiveGroups marked)
    {
        _marked = marked;
        _ofGroup = [.. run.Plan.Groups.Select(marked.Of)];
        // A class of drugs that is a part of a sensitive group says something of that group.
        _ofClass = [.. run.Atoms.Masks.Select(mask => _ofGroup.Where((_, group) => (mask & (1UL << group)) != 0).DefaultIfEmpty(0).Max())];
        _ofRule = [.. run.Plan.Rules.Select(rule => Math.Max(OfSelection(rule.Measure.Drugs), OfSelection(rule.Measure.With)))];

        int OfSelection(string? drugs) => drugs is null ? 0 : _ofGroup[run.Plan.GroupOf(drugs)];
    }

    public int OfGroup(int group) => _ofGroup[group];

    public int OfClass(int drugClass) => _ofClass[drugClass];

    public int OfRule(int rule) => _ofRule[rule];

    public int OfSubstance(AtcCode code) => _marked.Of(code);

    /// <summary>Of what a substance, or a part of it that lies in other groups than the rest, says something.</summary>
    public int OfPiece(SubstanceList list, int piece) => Math.Max(
        list.Pieces.Select((pieces, code) => pieces.Contains(piece) ? OfSubstance(list.Codes[code]) : 0).Max(),
        _ofGroup.Where((_, group) => (list.Masks[piece] & (1UL << group)) != 0).DefaultIfEmpty(0).Max());
}
