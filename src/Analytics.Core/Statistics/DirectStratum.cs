namespace Analytics.Statistics;

/// <summary>One age band, or age band and sex, of a unit.</summary>
/// <param name="Events">Null where nobody has one: counts as 0, and the band's people stay.</param>
/// <param name="Population">Its people, above 0.</param>
/// <param name="Weight">Its people in the standard population, 0 or more; counts and shares do alike.</param>
public readonly record struct DirectStratum(long? Events, double Population, double Weight);

/// <summary>One band in which a person can have several events.</summary>
/// <param name="Population">Its people, above 0.</param>
/// <param name="Weight">Its people in the standard population, 0 or more.</param>
/// <param name="PeopleByEvents">How many people have exactly so many events; one event and up.</param>
public sealed record RepeatedEventsStratum(double Population, double Weight, IReadOnlyDictionary<int, long> PeopleByEvents);

/// <summary>The volume of one band: DDD, milligrams.</summary>
/// <param name="PersonTime">Above 0.</param>
/// <param name="Weight">Its people in the standard population, 0 or more.</param>
public readonly record struct VolumeStratum(decimal Amount, double PersonTime, double Weight);
