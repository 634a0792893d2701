namespace Analytics.Statistics;

/// <summary>A dispensing and how many days it lasts.</summary>
/// <param name="DaysOfSupply">Above 0.</param>
/// <param name="Class">Supply is not carried over a change of this.</param>
/// <param name="DailyDose">Above 0. Supply carried over a change of dose lasts old dose / new dose times as long.</param>
public readonly record struct Fill(DateOnly Day, decimal DaysOfSupply, int Class = 0, decimal DailyDose = 1);
