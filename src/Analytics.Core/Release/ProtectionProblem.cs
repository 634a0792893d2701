namespace Analytics.Release;

/// <summary>A cell that wants to be published, as a form over the leaves of its problem.</summary>
internal sealed record Candidate(SparseForm Form)
{
    /// <summary>Unsafe by itself (P1–P4): never published.</summary>
    public required bool Primary { get; init; }

    /// <summary>Distinct patients behind the cell.</summary>
    public required int Patients { get; init; }

    /// <summary>Key of the practice that knows the cell because all of it is its own; 0 for none.</summary>
    public int Owner { get; init; }
}

/// <summary>Cells that a shown parent is made of: what of them is hidden must not be too little together (P8).</summary>
/// <param name="Parent">The parent's candidate, or -1 for one that is known anyway.</param>
/// <param name="Disjoint">Whether no patient is in two of them, so that patients add up; else the largest counts.</param>
internal sealed record Siblings(int Parent, IReadOnlyList<int> Members, bool Disjoint);

/// <summary>Complementary suppression of one set of cells that hang together, by lock-step elimination (DISCLOSURE 3).</summary>
/// <remarks>
/// One basis per reader: the outsider, and every practice that owns a hidden cell. Candidates are offered in order, most
/// wanted first, and published when no reader could then compute a protected form. What is refused stays unknown to every
/// reader: it differs from a protected form by what is known. Deterministic, order-dependent, no back-tracking.
/// </remarks>
internal sealed class ProtectionProblem
{
    /// <summary>Known to everyone before the first candidate.</summary>
    public List<SparseForm> Known { get; } = [];

    /// <summary>In the order they are offered.</summary>
    public List<Candidate> Candidates { get; } = [];
    public List<Siblings> Families { get; } = [];

    /// <summary>Unsafe forms that are no candidates themselves.</summary>
    public List<SparseForm> AlsoProtected { get; } = [];

    /// <returns>Which candidates are published; null when what is known anyway reveals a protected form.</returns>
    public bool[]? Solve(int fewestPatients)
    {
        var forced = new HashSet<int>();
        var owners = new SortedSet<int>();
        while (true)
        {
            if (LockStep(forced, owners) is not { } shown) return null;
            int ownersBefore = owners.Count;
            for (int i = 0; i < shown.Length; i++)
            {
                if (!shown[i] && Candidates[i].Owner > 0) owners.Add(Candidates[i].Owner);
            }
            if (owners.Count > ownersBefore) continue;
            switch (Repair(shown, forced, fewestPatients))
            {
                case null: return null;
                case true: continue;
                default: return shown;
            }
        }
    }

    private bool[]? LockStep(HashSet<int> forced, SortedSet<int> owners)
    {
        var guards = new List<SpanGuard> { NewGuard(forced, 0) };
        guards.AddRange(owners.Select(owner => NewGuard(forced, owner)));
        foreach (var form in Known)
        {
            if (guards.Any(guard => guard.WouldReveal(form))) return null;
            foreach (var guard in guards) guard.Learn(form);
        }
        var shown = new bool[Candidates.Count];
        for (int i = 0; i < shown.Length; i++)
        {
            var candidate = Candidates[i];
            if (candidate.Primary || forced.Contains(i) || guards.Any(guard => guard.WouldReveal(candidate.Form))) continue;
            foreach (var guard in guards) guard.Learn(candidate.Form);
            shown[i] = true;
        }
        return shown;
    }

    private SpanGuard NewGuard(HashSet<int> forced, int owner)
    {
        var guard = new SpanGuard();
        if (owner > 0)
        {
            foreach (var own in Candidates.Where(c => c.Owner == owner)) guard.Learn(own.Form);
        }
        foreach (var form in AlsoProtected) guard.Protect(form);
        for (int i = 0; i < Candidates.Count; i++)
        {
            if (Candidates[i].Primary || forced.Contains(i)) guard.Protect(Candidates[i].Form);
        }
        return guard;
    }

    /// <summary>True when one more cell was forced, false when every family is safe, null when there is nothing left to hide.</summary>
    private bool? Repair(bool[] shown, HashSet<int> forced, int fewestPatients)
    {
        foreach (var family in Families)
        {
            if (family.Parent >= 0 && !shown[family.Parent]) continue;
            var hidden = family.Members.Where(member => !shown[member] && Candidates[member].Patients > 0).ToList();
            if (hidden.Count == 0) continue;
            int together = family.Disjoint
                ? hidden.Sum(member => Candidates[member].Patients)
                : hidden.Max(member => Candidates[member].Patients);
            if (together >= fewestPatients) continue;

            // The least of what is shown goes too; of equals, the one offered last.
            int least = family.Members.Where(member => shown[member] && Candidates[member].Patients > 0)
                .OrderBy(member => Candidates[member].Patients).ThenByDescending(member => member).FirstOrDefault(-1);
            if (least < 0) least = family.Parent;
            if (least < 0) return null;
            forced.Add(least);
            return true;
        }
        return false;
    }
}
