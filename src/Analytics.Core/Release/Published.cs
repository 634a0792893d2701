namespace Analytics.Release;

/// <summary>A value that may be shown, or the reason why there is none.</summary>
/// <remarks>
/// Only the gate makes one that is shown. A withheld one holds no value at all, and whoever reads it says what both cases look like.
/// <c>default</c> is withheld, not released.
/// </remarks>
public readonly struct Published<T>
{
    private readonly bool _isShown;
    private readonly T _value;
    private readonly WithheldReason _reason;

    private Published(bool isShown, T value, WithheldReason reason) => (_isShown, _value, _reason) = (isShown, value, reason);

    internal static Published<T> Shown(T value) => new(true, value, default);

    internal static Published<T> Withheld(WithheldReason reason) => new(false, default!, reason);

    /// <summary>What a reader gets to see in either case.</summary>
    public TResult Match<TResult>(Func<T, TResult> shown, Func<WithheldReason, TResult> withheld)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(withheld);
        return _isShown ? shown(_value) : withheld(_reason);
    }

    /// <summary>The shown value in another form; a withheld one stays withheld for the same reason.</summary>
    public Published<TResult> Select<TResult>(Func<T, TResult> form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _isShown ? Published<TResult>.Shown(form(_value)) : Published<TResult>.Withheld(_reason);
    }

    /// <summary>The value's own text is never shown by accident.</summary>
    public override string ToString() => _isShown ? "shown" : "withheld";
}
