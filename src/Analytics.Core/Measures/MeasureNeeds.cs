namespace Analytics.Measures;

/// <summary>What a measure needs of the data, by its quantity and its drugs: the one place that says so.</summary>
internal static class MeasureNeeds
{
    /// <summary>Without these it cannot be computed at all.</summary>
    public static IEnumerable<DataNeed> Of(MeasureDefinition measure)
    {
        if (measure.Quantity is Quantity.IncidentUsersPer1000 or Quantity.EpisodeUsersPercent or Quantity.ConcurrentBlocksPercent) yield return DataNeed.Day;
        if (measure.AgeFrom is not null) yield return DataNeed.BirthYear;
    }

    /// <summary>Without these there is no figure of a practice or a doctor: it is divided by people on their lists.</summary>
    public static IEnumerable<DataNeed> OnLists(MeasureDefinition measure)
    {
        if (measure.IsPercent || measure.Quantity == Quantity.DddPerUser) yield break;
        yield return DataNeed.GpList;
        if (measure.AgeFrom is not null) yield return DataNeed.AgesOfGpList;
    }
}
