using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>What is kept of one part of all patients. Rows come in batches from any worker; the order does not matter.</summary>
internal sealed class PatientPartition(TallyPlan plan, CrossCheckCalendar calendar, SlabMemory memory, MemoryBudget budget, string? spillDirectory) : IDisposable
{
    private const int RowsAtATime = 64;

    private readonly Lock _gate = new();
    private readonly CrossCheckStates? _checks = plan.HasCrossChecks ? new(calendar, memory) : null;
    private readonly EventStore? _events = plan.Measures.Count > 0 ? new(plan.NeedsDetails, memory) : null;
    private readonly PatientIndex<CrossCheckStates.Patient> _patients = new(memory);
    private SpillFile<PatientRow>? _spilled;
    private SpillFile<RowDetails>? _spilledDetails;
    private long _held;

    /// <summary>Whether rows went to disk.</summary>
    public bool HasSpilled => _spilled is not null;

    /// <summary>Takes rows in, or writes them to disk where memory is used up.</summary>
    /// <param name="details">As many as rows, or none.</param>
    public void Add(ReadOnlySpan<PatientRow> rows, ReadOnlySpan<RowDetails> details)
    {
        lock (_gate)
        {
            if (spillDirectory is null || !budget.IsExceeded)
            {
                Absorb(rows, details);
                return;
            }
            (_spilled ??= new(spillDirectory)).Add(rows);
            if (!details.IsEmpty) (_spilledDetails ??= new(spillDirectory)).Add(details);
        }
    }

    /// <summary>Whether the patient has rows here, as far as one can tell before the tally: rows on disk could be anybody's.</summary>
    public bool MayHave(in PatientName patient) => HasSpilled || _patients.Find(patient) >= 0;

    /// <summary>Adds all patients to the cross-checks and gives their histories. Call once, after the last row.</summary>
    /// <param name="index">Of this partition.</param>
    /// <param name="lists">Null where dispensings are put down to those who prescribed.</param>
    /// <param name="histories">Gets the history of each patient who has measured dispensings.</param>
    public void Tally(int index, CrossChecks checks, int firstYear, PracticeKeys practices, PatientLists? lists, HistoryBatch histories)
    {
        if (_spilled is not null)
        {
            // Both give as many at a time, so that rows and their details come in step.
            using var details = _spilledDetails?.Rows().GetEnumerator();
            foreach (var rows in _spilled.Rows()) Absorb(rows.Span, details?.MoveNext() == true ? details.Current.Span : []);
        }
        _checks?.Tally(_patients, checks, firstYear);
        if (_events is null) return;
        var stays = lists?.StaysOf(index, _patients) ?? [];
        int[] listed = lists is null ? [] : new int[_events.Count];
        int from = 0;
        foreach (var (patient, history, details) in _events.Histories(_patients.Count, practices, histories.Room))
        {
            if (lists is not null)
            {
                while (from < stays.Length && stays[from].Patient < patient) from++;
                int to = from;
                while (to < stays.Length && stays[to].Patient == patient) to++;
                lists.Assign(history.Span, stays.AsSpan(from..to), listed);
                from = to;
            }
            histories.Add(new(_patients.NameOf(patient), history, details, listed));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _patients.Clear();
        _checks?.Clear();
        _events?.Clear();
        _spilled?.Dispose();
        _spilledDetails?.Dispose();
    }

    private void Absorb(ReadOnlySpan<PatientRow> rows, ReadOnlySpan<RowDetails> details)
    {
        Span<ulong> hashes = stackalloc ulong[RowsAtATime];
        Span<int> numbers = stackalloc int[RowsAtATime];
        for (int start = 0; start < rows.Length; start += RowsAtATime)
        {
            int count = Math.Min(RowsAtATime, rows.Length - start);
            Absorb(rows.Slice(start, count), details.IsEmpty ? [] : details.Slice(start, count), hashes, numbers);
        }
        long bytes = _patients.Bytes + (_checks?.Bytes ?? 0) + (_events?.Bytes ?? 0);
        if (bytes == _held) return;
        budget.Hold(bytes - _held);
        _held = bytes;
    }

    /// <summary>Asks for what all rows need before any of them needs it: memory answers many questions at once.</summary>
    private void Absorb(ReadOnlySpan<PatientRow> rows, ReadOnlySpan<RowDetails> details, Span<ulong> hashes, Span<int> numbers)
    {
        for (int i = 0; i < rows.Length; i++) _patients.PrefetchSlot(hashes[i] = rows[i].Patient.Hash);
        for (int i = 0; i < rows.Length; i++) _patients.PrefetchPatient(hashes[i]);
        for (int i = 0; i < rows.Length; i++)
        {
            numbers[i] = _patients.NumberOf(rows[i].Patient, hashes[i]);
            _checks?.Prefetch(_patients[numbers[i]], numbers[i], rows[i]);
        }
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            int number = numbers[i];
            if ((row.Role & SubstanceRole.GroupMask) != 0) _checks!.Add(ref _patients[number], number, row);
            if ((row.Role & SubstanceRole.Measured) != 0) _events!.Add(number, row, details.IsEmpty ? default : details[i]);
        }
    }
}
