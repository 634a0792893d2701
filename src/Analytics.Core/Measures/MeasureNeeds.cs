using Analytics.Prescribing;

namespace Analytics.Measures;

/// <summary>What a measure needs of the data, by its quantity and its drugs: the one place that says so.</summary>
internal static class MeasureNeeds
{
    /// <summary>Without these it cannot be computed at all.</summary>
    public static IEnumerable<DataNeed> Of(MeasureDefinition measure)
    {
        if (measure.Quantity is Quantity.IncidentUsersPer1000 or Quantity.EpisodeUsersPercent or Quantity.ConcurrentBlocksPercent or Quantity.HighDosePercent or Quantity.HighDosePer1000
            or Quantity.RenewalChainPercent || measure.IsOfRenewals || measure.IsPercentOfSome) yield return DataNeed.Day;
        // A code with a single maker is a product (MEASURES 1.3).
        if (measure.IsList && measure.Quantity != Quantity.TopUsers) yield return DataNeed.LeaveForProductVolumes;
        if (measure.AgeFrom is not null) yield return DataNeed.BirthYear;
        var marks = MarksOf(measure.Drugs) | MarksOf(measure.With) | (measure.Excluding == Exclusion.Palliative ? RowMarks.Palliative : RowMarks.None);
        if ((marks & RowMarks.Addictive) != 0) yield return DataNeed.LegalCategory;
        if ((marks & ~RowMarks.Addictive) != 0) yield return DataNeed.ReimbursementCode;
        if (measure.Quantity is Quantity.LongActingPercent or Quantity.LargePacksPercent or Quantity.NewLongTermPercent) yield return DataNeed.Products;
        if (measure.Quantity == Quantity.TopCost) yield return DataNeed.Price;
        if (measure.Quantity == Quantity.RenewalChainPercent) yield return DataNeed.Practices;
        if (measure.Starter is not { } starter) yield break;
        yield return DataNeed.GpList;
        yield return DataNeed.PatientList;
        if (starter is Starter.Hospital or Starter.Other) yield return DataNeed.Specialty;
    }

    private static RowMarks MarksOf(string? drugs) => drugs is null ? RowMarks.None : DrugSelection.Of(drugs).Only;

    /// <summary>Without these there is no figure of a practice or a doctor: it is divided by people on their lists.</summary>
    public static IEnumerable<DataNeed> OnLists(MeasureDefinition measure)
    {
        if (measure.IsOfRenewals || measure.Quantity == Quantity.DddPerUser || (measure.IsPercent && measure.Quantity != Quantity.ElderlyPercentFromGps)) yield break;
        yield return DataNeed.GpList;
        if (measure.AgeFrom is not null) yield return DataNeed.AgesOfGpList;
    }
}
