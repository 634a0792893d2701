namespace Analytics.Reference;

/// <summary>How sure an amount of oral morphine is.</summary>
internal enum OmeBasis
{
    /// <summary>No factor, or neither product nor DDD.</summary>
    None,

    /// <summary>By a product or route that the row does not tell, and that is the usual one.</summary>
    Assumed,
    Known,
}
