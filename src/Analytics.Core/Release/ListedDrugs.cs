using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>How the listed drug groups are made of classes, and which groups share some.</summary>
/// <param name="ClassesOf">By position in <see cref="TallyPlan.ListedGroups"/>: the classes of <see cref="AtomTable"/>.</param>
/// <param name="Blocks">Positions of groups that hang together; groups of different blocks share no drug.</param>
internal sealed record ListedDrugs(IReadOnlyList<IReadOnlyList<int>> ClassesOf, IReadOnlyList<int[]> Blocks)
{
    public static ListedDrugs Of(TallyRun run)
    {
        var masks = run.Atoms.Masks;
        IReadOnlyList<IReadOnlyList<int>> classes = [.. run.Plan.ListedGroups.Select(g =>
            (IReadOnlyList<int>)[.. Enumerable.Range(0, masks.Length).Where(atom => (masks[atom] & (1UL << g)) != 0)])];
        var blocks = new List<List<int>>();
        for (int g = 0; g < classes.Count; g++)
        {
            var shared = blocks.Where(block => block.Any(other => classes[other].Intersect(classes[g]).Any())).ToList();
            blocks.RemoveAll(shared.Contains);
            blocks.Add([.. shared.SelectMany(block => block), g]);
        }
        return new ListedDrugs(classes, [.. blocks.Select(block => block.Order().ToArray())]);
    }

    /// <summary>Groups of a block that others hold, by position in the block.</summary>
    public IReadOnlyList<Cover> CoversAmong(int[] block)
    {
        var covers = new List<Cover>();
        for (int covered = 0; covered < block.Length; covered++)
        {
            int[] others = [.. Enumerable.Range(0, block.Length).Where(other => other != covered)];
            int[] whole = [.. others.Where(other => Hold([other], covered))];
            covers.AddRange(whole.Select(other => new Cover(covered, [other])));
            covers.AddRange(from first in others.Except(whole) from second in others.Except(whole) where first < second && Hold([first, second], covered) select new Cover(covered, [first, second]));
        }
        return covers;

        bool Hold(int[] others, int covered) => ClassesOf[block[covered]].All(drugClass => others.Any(other => ClassesOf[block[other]].Contains(drugClass)));
    }
}
