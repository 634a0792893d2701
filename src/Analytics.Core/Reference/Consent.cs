namespace Analytics.Reference;

/// <summary>How far figures may go.</summary>
public enum ConsentScope { Own, Cluster, Municipality, Research }

/// <summary>A consent: one line of consents.csv. None recorded means none given.</summary>
/// <param name="Given">First day it holds.</param>
/// <param name="Withdrawn">First day it no longer holds; null while it does.</param>
public sealed record Consent(ReferenceUnit SubjectKind, string SubjectId, ConsentScope Scope, DateOnly Given, DateOnly? Withdrawn)
{
    public bool HoldsOn(DateOnly day) => Given <= day && (Withdrawn is null || day < Withdrawn);
}
