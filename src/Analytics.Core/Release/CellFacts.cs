using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>What the primary rules need to know of a cell.</summary>
/// <param name="Patients">Distinct patients with a dispensing in the cell.</param>
/// <param name="Users">Patients counted by the measure.</param>
/// <param name="Persons">The denominator in persons or users; null where it is not known.</param>
/// <param name="Prescribers">Distinct GPs, told apart up to the policy's limit; null where the reader is the prescriber.</param>
internal readonly record struct CellFacts(int Patients, int Users, decimal? Persons, IReadOnlyList<int>? Prescribers)
{
    /// <summary>What practices could subtract from the cell.</summary>
    public IReadOnlyList<PracticeShare> Shares { get; init; } = [];

    /// <summary>Who prescribed it, where that can say too much of one of them: in a municipality.</summary>
    public Contributors? Contributors { get; init; }

    /// <summary>What they had, in hundredths of a DDD; null where the cell tells of people alone.</summary>
    public long? DddHundredths { get; init; }

    /// <summary>Fewest patients that cells about these drugs may rest on, where that is more than the policy says of all (<see cref="SensitiveGroups"/>).</summary>
    public int FewestPatients { get; init; }

    /// <summary>Users of the drug group, where those counted are some of them; null where they are all of them.</summary>
    public int? UsersOfGroup { get; init; }

    /// <summary>People who could have been counted and are not.</summary>
    public decimal? NotCounted => UsersOfGroup is { } users ? Math.Min(users, Persons ?? users) - Users : Persons - Users;

    /// <summary>Patients besides those who are a practice's own, by the volume they have from others.</summary>
    public int PatientsWithout(int practice)
    {
        foreach (var share in Shares)
        {
            if (share.Practice == practice) return Patients - share.Exclusive;
        }
        return Patients;
    }

    /// <summary>Patients whom a practice does not see.</summary>
    public int PatientsUnseenBy(int practice)
    {
        foreach (var share in Shares)
        {
            if (share.Practice == practice) return Patients - share.Seen;
        }
        return Patients;
    }
}
