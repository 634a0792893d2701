namespace Analytics.Reference;

/// <summary>Kinds of units that work on quality together.</summary>
public enum GroupKind
{
    /// <summary>A course group of doctors.</summary>
    Group,

    /// <summary>A quality cluster of practices.</summary>
    Cluster,

    /// <summary>A learning network of municipalities.</summary>
    Network,
}

/// <summary>What a member, a subject of consent or the owner of a goal is.</summary>
public enum ReferenceUnit { Prescriber, Practice, Municipality, Group }

/// <summary>One member of a group, for a time: one line of groups.csv.</summary>
/// <param name="Name">Of the group.</param>
/// <param name="From">First day; null where it was always a member.</param>
/// <param name="To">Last day, included; null while it lasts.</param>
/// <param name="Subgroup">Part of the group that meets by itself; null for none.</param>
public sealed record GroupMember(
    string GroupId, GroupKind Kind, string Name, ReferenceUnit MemberKind, string MemberId,
    DateOnly? From, DateOnly? To, string? Subgroup);
