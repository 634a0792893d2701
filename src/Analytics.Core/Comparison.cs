namespace Analytics;

/// <summary>What is worked out of figures besides the figures themselves. Costs nothing unless it is asked for.</summary>
public enum Comparison
{
    /// <summary>Rates as if every place had the same age and sex: <c>std.</c> and the measure.</summary>
    Standardised,

    /// <summary>How much units differ, and which lie outside a funnel: <c>var.</c> and the measure.</summary>
    Variation,

    /// <summary>Before, during and after a group's course or project, against others: <c>change.</c> and the measure.</summary>
    Change,
}
