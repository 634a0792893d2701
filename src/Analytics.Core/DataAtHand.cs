using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Reference;

namespace Analytics;

/// <summary>What extract and reference tables have, held against what measures need (RULINGS 19): known before a row is read.</summary>
/// <param name="forRelease">Whether figures are to be published.</param>
/// <param name="reference">Null where it is not known which tables there are; then none is missed.</param>
internal sealed class DataAtHand(ExtractShape extract, ReferenceData? reference, bool forRelease = false)
{
    /// <summary>Whether prescribers are persons; otherwise nobody is a doctor.</summary>
    public bool NamesPersons => extract.NamesPersons;

    /// <summary>Whether users can be told by age and sex.</summary>
    public bool TellsAgeAndSex => Has(DataNeed.BirthYear) && HasAny(CanonicalColumn.Sex);

    /// <summary>The measures that can be computed, in their order.</summary>
    public IReadOnlyList<MeasureDefinition> Computable(IEnumerable<MeasureDefinition> measures) => [.. measures.Where(measure => NeedsOf(measure).All(Has))];

    /// <summary>The others, and those that only practices and doctors don't have.</summary>
    public IReadOnlyList<SkippedMeasure> Skipped(IEnumerable<MeasureDefinition> measures)
    {
        var skipped = new List<SkippedMeasure>();
        foreach (var measure in measures)
        {
            DataNeed[] missing = [.. NeedsOf(measure).Where(need => !Has(need))];
            DataNeed[] onLists = missing.Length > 0 ? [] : [.. MeasureNeeds.OnLists(measure).Where(need => !Has(need)).Take(1)];
            if (missing.Length + onLists.Length > 0) skipped.Add(new(measure, [.. missing, .. onLists], OnListsOnly: onLists.Length > 0));
        }
        return skipped;
    }

    /// <summary>Who began treatments is published of all kinds of prescribers or of none, so each kind needs what the last one needs.</summary>
    private IEnumerable<DataNeed> NeedsOf(MeasureDefinition measure) =>
        forRelease && measure.Quantity == Quantity.StartedByPercent ? measure.Needs.Union([DataNeed.Specialty]) : measure.Needs;

    private bool Has(DataNeed need) => need switch
    {
        DataNeed.Day => extract.Precision == DatePrecision.Day,
        DataNeed.BirthYear => HasAny(CanonicalColumn.BirthYear, CanonicalColumn.Age),
        DataNeed.LegalCategory => HasAny(CanonicalColumn.LegalCategory),
        DataNeed.ReimbursementCode => HasAny(CanonicalColumn.ReimbursementCode, CanonicalColumn.ReimbursementIcd, CanonicalColumn.ReimbursementIcpc),
        DataNeed.Price => HasAny(CanonicalColumn.Price),
        DataNeed.Products => HasAny(CanonicalColumn.Article) && reference is not { Products.Count: 0 },
        DataNeed.LeaveForProductVolumes => !(forRelease && extract.HidesProductVolumes),
        DataNeed.GpList => reference is not { HasGpList: false },
        DataNeed.AgesOfGpList => reference is null || reference.GpList.Any(gp => gp.AgeBand is not null),
        DataNeed.PatientList => reference is not { HasPatientList: false },
        DataNeed.Specialty => HasAny(CanonicalColumn.Specialty),
        DataNeed.Practices => HasAny(CanonicalColumn.PracticeId) || (HasAny(CanonicalColumn.PrescriberId) && reference is not { HasGpList: false }),
        _ => throw new ArgumentOutOfRangeException(nameof(need)),
    };

    private bool HasAny(params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
        {
            if (extract.Columns.Contains(column)) return true;
        }
        return false;
    }
}
