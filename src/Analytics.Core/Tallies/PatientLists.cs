namespace Analytics.Tallies;

/// <summary>Puts dispensings down to the lists of their patients, and not to those who prescribed.</summary>
internal abstract class PatientLists
{
    /// <summary>Tells the list of every dispensing of a patient.</summary>
    /// <param name="history">By day.</param>
    /// <param name="stays">The patient's times on lists, by their first day.</param>
    /// <param name="lists">By the number of an event: gets one of <see cref="ListCodes"/>.</param>
    public abstract void Assign(ReadOnlySpan<DispensedEvent> history, ReadOnlySpan<ListStay> stays, int[] lists);

    /// <summary>Times on lists of a partition's patients, by patient and first day.</summary>
    public virtual ListStay[] StaysOf<TState>(int partition, PatientIndex<TState> patients)
        where TState : unmanaged => [];
}
