namespace Analytics.Tallies;

/// <summary>Sums for windows that overlap, kept as changes from one window to the next: what stays the same over many windows is added twice.</summary>
internal sealed class RollingBook
{
    private readonly int _places, _units;
    private readonly long[] _ddd;
    private readonly int[] _users;

    public RollingBook(int subjects, int windows, int units)
    {
        // One place more than windows, for what ends with the last.
        (_places, _units) = (windows + 1, units);
        (_ddd, _users) = (new long[subjects * units * _places], new int[subjects * units * _places]);
    }

    /// <summary>Adds hundredths of a DDD to all windows from the first to the last.</summary>
    public void AddDdd(int subject, int unit, int first, int last, long hundredths)
    {
        int start = Start(subject, unit);
        _ddd[start + first] += hundredths;
        _ddd[start + last + 1] -= hundredths;
    }

    /// <summary>Adds a user to all windows from the first to the last.</summary>
    public void AddUser(int subject, int unit, int first, int last)
    {
        int start = Start(subject, unit);
        _users[start + first]++;
        _users[start + last + 1]--;
    }

    public void Merge(RollingBook other)
    {
        for (int i = 0; i < _ddd.Length; i++) _ddd[i] += other._ddd[i];
        for (int i = 0; i < _users.Length; i++) _users[i] += other._users[i];
    }

    /// <summary>Hundredths of a DDD and users of one window.</summary>
    public (long Ddd, int Users) Sums(int subject, int window, int unit)
    {
        int start = Start(subject, unit);
        long ddd = 0;
        foreach (long change in _ddd.AsSpan(start, window + 1)) ddd += change;
        int users = 0;
        foreach (int change in _users.AsSpan(start, window + 1)) users += change;
        return (ddd, users);
    }

    private int Start(int subject, int unit) => (subject * _units + unit) * _places;
}
