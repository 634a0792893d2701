namespace Analytics.Measures;

/// <summary>One text in all three languages: a gap is a load error, never a fallback.</summary>
public sealed record LocalText
{
    /// <exception cref="ArgumentException">A language is empty.</exception>
    public LocalText(string nb, string da, string en)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nb);
        ArgumentException.ThrowIfNullOrWhiteSpace(da);
        ArgumentException.ThrowIfNullOrWhiteSpace(en);
        (Nb, Da, En) = (nb, da, en);
    }

    public string Nb { get; }
    public string Da { get; }
    public string En { get; }

    public string this[Language language] => language switch { Language.Nb => Nb, Language.Da => Da, _ => En };
}
