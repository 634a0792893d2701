namespace Analytics.Reference;

/// <summary>How far figures may go.</summary>
public enum ConsentScope
{
    Own,

    /// <summary>To stand beside the others of a cluster or a course group, without a name.</summary>
    Cluster,
    Municipality,
    Research,

    /// <summary>To stand by name beside the one other member of a group of two.</summary>
    Open,
}

/// <summary>A consent: one line of consents.csv. None recorded means none given.</summary>
/// <param name="Given">First day it holds.</param>
/// <param name="Withdrawn">First day it no longer holds; null while it does.</param>
public sealed record Consent(ReferenceUnit SubjectKind, string SubjectId, ConsentScope Scope, DateOnly Given, DateOnly? Withdrawn)
{
    public bool HoldsOn(DateOnly day) => Given <= day && (Withdrawn is null || day < Withdrawn);
}
