using System.Runtime.InteropServices;

namespace Analytics.Release;

/// <summary>What one reader can work out: a fully reduced basis of all forms this reader knows, and the protected forms modulo it.</summary>
/// <remarks>
/// Exact elimination (DISCLOSURE 3.3). All forms are kept reduced by the basis, so a known form would reveal a protected one
/// exactly when the two remainders are multiples of each other: one look-up per candidate.
/// </remarks>
internal sealed class SpanGuard
{
    private readonly List<SparseForm> _forms = [];
    private readonly Dictionary<int, int> _rowOfPivot = [];
    private readonly Dictionary<int, HashSet<int>> _formsWith = [];
    private readonly Dictionary<int, SparseForm> _protected = [];
    private readonly Dictionary<ulong, int> _protectedDirections = [];

    /// <summary>What must not become known. A form that is known already is the reader's own and is left out.</summary>
    public void Protect(SparseForm form)
    {
        var rest = Reduce(form);
        if (rest.IsZero) return;
        _protected.Add(Store(rest), form);
        Count(rest, 1);
    }

    /// <summary>Whether the reader can compute the form.</summary>
    public bool Knows(SparseForm form) => Reduce(form).IsZero;

    /// <summary>Whether knowing the form too would give a protected one away.</summary>
    public bool WouldReveal(SparseForm form)
    {
        var rest = Reduce(form);
        return !rest.IsZero && _protectedDirections.ContainsKey(rest.Direction());
    }

    /// <summary>Protected forms that somebody could compute who knows some forms besides; those that follow from these alone among them.</summary>
    public IEnumerable<SparseForm> ProtectedWith(IEnumerable<SparseForm> own)
    {
        var besides = new SpanGuard();
        foreach (var form in own) besides.Learn(Reduce(form));
        return _protected.Where(one => besides.Has(_forms[one.Key].Columns) && besides.Knows(_forms[one.Key])).Select(one => one.Value);
    }

    /// <summary>The reader learns the form.</summary>
    public void Learn(SparseForm form)
    {
        var rest = Reduce(form);
        if (rest.IsZero) return;
        int pivot = RarestColumn(rest);
        var row = rest.ScaledToOneAt(pivot);
        int id = Store(row);
        _rowOfPivot.Add(pivot, id);
        foreach (int other in _formsWith[pivot].ToArray())
        {
            if (other != id) Replace(other, _forms[other].Minus(_forms[other][pivot], row));
        }
    }

    /// <summary>Whether its forms are about all of these columns.</summary>
    private bool Has(ReadOnlySpan<int> columns)
    {
        foreach (int column in columns)
        {
            if (!_formsWith.ContainsKey(column)) return false;
        }
        return true;
    }

    private SparseForm Reduce(SparseForm form)
    {
        var rest = form;
        foreach (int column in form.Columns)
        {
            // Rows hold no pivot but their own, so one pass leaves no pivot column behind.
            if (_rowOfPivot.TryGetValue(column, out int row)) rest = rest.Minus(rest[column], _forms[row]);
        }
        return rest;
    }

    private int RarestColumn(SparseForm form)
    {
        int best = form.Columns[0], fewest = int.MaxValue;
        foreach (int column in form.Columns)
        {
            int count = _formsWith.TryGetValue(column, out var users) ? users.Count : 0;
            if (count < fewest) (best, fewest) = (column, count);
        }
        return best;
    }

    private int Store(SparseForm form)
    {
        int id = _forms.Count;
        _forms.Add(form);
        foreach (int column in form.Columns) UsersOf(column).Add(id);
        return id;
    }

    private void Replace(int id, SparseForm form)
    {
        bool isProtected = _protected.ContainsKey(id);
        if (isProtected) Count(_forms[id], -1);
        Reindex(id, _forms[id].Columns, form.Columns);
        _forms[id] = form;
        if (isProtected && !form.IsZero) Count(form, 1);
    }

    /// <summary>Long forms lose a column or two at a time: only what differs is looked up. Columns ascend.</summary>
    private void Reindex(int id, ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            int old = i < before.Length ? before[i] : int.MaxValue, now = j < after.Length ? after[j] : int.MaxValue;
            if (old < now) UsersOf(old).Remove(id);
            else if (now < old) UsersOf(now).Add(id);
            if (old <= now) i++;
            if (now <= old) j++;
        }
    }

    private void Count(SparseForm form, int change)
    {
        ulong direction = form.Direction();
        ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(_protectedDirections, direction, out _);
        count += change;
        if (count == 0) _protectedDirections.Remove(direction);
    }

    private HashSet<int> UsersOf(int column)
    {
        ref var users = ref CollectionsMarshal.GetValueRefOrAddDefault(_formsWith, column, out _);
        return users ??= [];
    }
}
