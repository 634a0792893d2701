using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>One worker's way to the patients: counts what needs no patient, and sends rows in batches to their partitions.</summary>
internal sealed class PatientSink(TallyPlan plan, ReportingPeriod period, PatientPartitions partitions) : IDispensingSink
{
    private const int RowsOfBatch = 128;

    private readonly int _firstDay = period.From.DayNumber;
    private readonly PatientRow[] _rows = new PatientRow[PatientPartitions.Count * RowsOfBatch];
    private readonly RowDetails[] _details = new RowDetails[plan.NeedsDetails ? PatientPartitions.Count * RowsOfBatch : 0];
    private readonly int[] _counts = new int[PatientPartitions.Count];
    private SubstanceRole[] _roles = [];

    public CrossChecks Checks { get; } = new(partitions.Calendar);

    public void Add(in Dispensing dispensing)
    {
        int substance = dispensing.Substance;
        if (substance >= _roles.Length) FindRoles();
        var row = new PatientRow(dispensing.Patient, dispensing.Prescriber, dispensing.Practice, dispensing.DddHundredths,
            (ushort)(dispensing.Day - _firstDay), (ushort)dispensing.Residence.Index, dispensing.Substance, _roles[substance], dispensing.Person);
        int partition = PatientPartitions.IndexOf(row.Patient);
        int place = partition * RowsOfBatch + _counts[partition];
        _rows[place] = row;
        if (_details.Length > 0) _details[place] = dispensing.Details;
        if (++_counts[partition] == RowsOfBatch) Send(partition);
    }

    /// <inheritdoc/>
    public void End()
    {
        for (int partition = 0; partition < _counts.Length; partition++) Send(partition);
    }

    private void Send(int partition)
    {
        int start = partition * RowsOfBatch, count = _counts[partition];
        Checks.Add(_rows.AsSpan(start, count));
        partitions[partition].Add(_rows.AsSpan(start, count), _details.Length > 0 ? _details.AsSpan(start, count) : []);
        _counts[partition] = 0;
    }

    private void FindRoles() => _roles = [.. partitions.Substances.ToArray().Select(substance => SubstanceRoles.Of(substance, plan))];
}
