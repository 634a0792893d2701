namespace Analytics.Release;

/// <summary>A cell that wants to be published, as a form over the leaves of its problem.</summary>
internal sealed record Candidate(SparseForm Form)
{
    /// <summary>Unsafe by itself (P1–P4): never published.</summary>
    public required bool Primary { get; init; }

    /// <summary>Who is behind the cell.</summary>
    public required CellFacts Facts { get; init; }

    /// <summary>Published in an earlier release: known to everyone, whatever it breaks now.</summary>
    public bool IsReleased { get; init; }
}

/// <summary>Cells that a shown parent is made of: what of them is hidden must not be too little together (P8).</summary>
/// <param name="Parent">The parent's candidate, or -1 for one that is known anyway.</param>
/// <param name="OfPlaces">Whether they are of different places.</param>
internal sealed record Siblings(int Parent, IReadOnlyList<int> Members, bool OfPlaces)
{
    /// <summary>Parts of the parent that are never shown.</summary>
    public IReadOnlyList<CellFacts> Besides { get; init; } = [];
}

/// <summary>Complementary suppression of one set of cells that hang together, by lock-step elimination (DISCLOSURE 3).</summary>
/// <remarks>
/// One basis per reader: the outsider, and every practice that could compute something from what is published without regard to it. (Whoever learns nothing from all of it would
/// have refused none of it.) Candidates are offered in order, most wanted first, and published when no reader could then compute a protected form. What is refused stays unknown to every
/// reader: it differs from a protected form by what is known. Deterministic, order-dependent, no back-tracking.
/// </remarks>
internal sealed class ProtectionProblem
{
    /// <summary>Known to everyone before the first candidate.</summary>
    public List<SparseForm> Known { get; } = [];

    /// <summary>In the order they are offered.</summary>
    public List<Candidate> Candidates { get; } = [];
    public List<Siblings> Families { get; } = [];

    /// <summary>What single readers know besides: practices that know what is all their own. Reader's key, form.</summary>
    public List<(int Reader, SparseForm Form)> Insight { get; } = [];

    /// <summary>Unsafe forms that are no candidates themselves.</summary>
    public List<SparseForm> AlsoProtected { get; } = [];

    /// <returns>Which candidates are published; null when what is known anyway reveals a protected form.</returns>
    public bool[]? Solve(DisclosurePolicy policy)
    {
        var forced = new HashSet<int>();
        var readers = new SortedSet<int>();
        var insightOf = Insight.ToLookup(own => own.Reader, own => own.Form);
        while (true)
        {
            if (LockStep(forced, readers, out var outsider) is not { } shown) return null;
            int[] more = [.. insightOf.Where(own => !readers.Contains(own.Key) && LearnsMore(outsider, own)).Select(own => own.Key)];
            readers.UnionWith(more);
            if (more.Length > 0) continue;
            switch (Repair(shown, forced, policy))
            {
                case null: return null;
                case true: continue;
                default: return shown;
            }
        }
    }

    /// <summary>Whether protected forms follow from what is published and the reader's own, and not from that alone.</summary>
    private bool LearnsMore(SpanGuard outsider, IEnumerable<SparseForm> own)
    {
        var forms = outsider.ProtectedWith(own).ToList();
        if (forms.Count == 0) return false;
        var before = new SpanGuard();
        foreach (var form in own.Concat(Candidates.Where(candidate => candidate.IsReleased).Select(candidate => candidate.Form))) before.Learn(form);
        return forms.Exists(form => !before.Knows(form));
    }

    private bool[]? LockStep(HashSet<int> forced, SortedSet<int> readers, out SpanGuard outsider)
    {
        outsider = NewGuard(forced, []);
        var guards = new List<SpanGuard> { outsider };
        guards.AddRange(readers.Select(reader => NewGuard(forced, Insight.Where(own => own.Reader == reader).Select(own => own.Form))));
        foreach (var form in Known)
        {
            if (guards.Any(guard => guard.WouldReveal(form))) return null;
            foreach (var guard in guards) guard.Learn(form);
        }
        var shown = new bool[Candidates.Count];
        for (int i = 0; i < shown.Length; i++)
        {
            var candidate = Candidates[i];
            shown[i] = candidate.IsReleased;
            if (candidate.IsReleased || candidate.Primary || forced.Contains(i) || guards.Any(guard => guard.WouldReveal(candidate.Form))) continue;
            foreach (var guard in guards) guard.Learn(candidate.Form);
            shown[i] = true;
        }
        return shown;
    }

    private SpanGuard NewGuard(HashSet<int> forced, IEnumerable<SparseForm> insight)
    {
        var guard = new SpanGuard();
        foreach (var form in insight) guard.Learn(form);
        foreach (var released in Candidates.Where(candidate => candidate.IsReleased)) guard.Learn(released.Form);
        foreach (var form in AlsoProtected) guard.Protect(form);
        for (int i = 0; i < Candidates.Count; i++)
        {
            if (Candidates[i].Primary || forced.Contains(i)) guard.Protect(Candidates[i].Form);
        }
        return guard;
    }

    /// <summary>True when more was forced, one cell of each family that was not touched before it; false when every family is safe, null when there is nothing left to hide.</summary>
    private bool? Repair(bool[] shown, HashSet<int> forced, DisclosurePolicy policy)
    {
        int before = forced.Count;
        foreach (var family in Families)
        {
            if (family.Parent >= 0 && !shown[family.Parent]) continue;
            if (forced.Count > before && family.Members.Append(family.Parent).Any(member => member >= 0 && shown[member] && forced.Contains(member))) continue;
            var hidden = family.Members.Where(member => !shown[member] && (Candidates[member].Facts.Patients > 0 || policy.Zeros == Zeros.Protected)).Select(member => Candidates[member].Facts).ToList();
            if (hidden.Count == 0 || !Together.IsTooLittle([.. hidden, .. family.Besides], family.OfPlaces, policy)) continue;

            // The least of what is shown goes too; of equals, the one offered last.
            int least = family.Members.Where(member => shown[member] && !Candidates[member].IsReleased && Candidates[member].Facts.Patients > 0)
                .OrderBy(member => Candidates[member].Facts.Patients).ThenByDescending(member => member).FirstOrDefault(-1);
            if (least < 0) least = family.Parent;
            // What readers have been able to work out since an earlier release can be hidden from nobody.
            if (least < 0 ? family.Members.Any(member => Candidates[member].IsReleased) : Candidates[least].IsReleased) continue;
            if (least < 0) return null;
            forced.Add(least);
        }
        return forced.Count > before;
    }
}
