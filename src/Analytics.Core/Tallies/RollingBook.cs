namespace Analytics.Tallies;

/// <summary>Sums for windows that overlap, kept as changes from one window to the next: what stays the same over many windows is added twice.</summary>
internal sealed class RollingBook
{
    private readonly int _places, _units;
    private readonly long[] _ddd;
    private readonly int[] _users;
    private readonly Int128[] _squares;

    public RollingBook(int subjects, int windows, int units, bool keepsSquares)
    {
        // One place more than windows, for what ends with the last.
        (_places, _units) = (windows + 1, units);
        (_ddd, _users) = (new long[subjects * units * _places], new int[subjects * units * _places]);
        _squares = new Int128[keepsSquares ? _ddd.Length : 0];
    }

    /// <summary>Adds all that one patient has in the unit, in hundredths of a DDD, to all windows from the first to the last.</summary>
    public void AddDdd(int subject, int unit, int first, int last, long hundredths)
    {
        int start = Start(subject, unit);
        _ddd[start + first] += hundredths;
        _ddd[start + last + 1] -= hundredths;
        if (_squares.Length == 0) return;
        var square = Math.BigMul(hundredths, hundredths);
        _squares[start + first] += square;
        _squares[start + last + 1] -= square;
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
        for (int i = 0; i < _squares.Length; i++) _squares[i] += other._squares[i];
        for (int i = 0; i < _users.Length; i++) _users[i] += other._users[i];
    }

    /// <summary>Hundredths of a DDD, the squares of patients' own (null where they are not kept) and users of one window.</summary>
    public (long Ddd, Int128? Squares, int Users) Sums(int subject, int window, int unit)
    {
        int start = Start(subject, unit);
        long ddd = 0;
        foreach (long change in _ddd.AsSpan(start, window + 1)) ddd += change;
        int users = 0;
        foreach (int change in _users.AsSpan(start, window + 1)) users += change;
        if (_squares.Length == 0) return (ddd, null, users);
        Int128 squares = 0;
        foreach (var change in _squares.AsSpan(start, window + 1)) squares += change;
        return (ddd, squares, users);
    }

    private int Start(int subject, int unit) => (subject * _units + unit) * _places;
}
