namespace Analytics.Audit;

/// <summary>Names a number of a release: whatever files it stands in, it is one.</summary>
/// <param name="Level">As figures files write it.</param>
internal sealed record FigureKey(string Measure, string Level, string Unit, string Period)
{
    public const string All = "all", OfUnknownAge = "age:unknown";

    /// <summary>Of a cluster's or course group's members.</summary>
    public const string Mean = "statistic:mean";

    /// <summary>People of one sex and age, or all of them; of clusters what it is.</summary>
    public string Stratum { get; init; } = All;

    public bool IsYear => Period.Length == 4;

    public string Year => Period[..4];

    public override string ToString() => $"{Measure}{(Stratum == All ? "" : " " + Stratum)}, {Level} {Unit}, {Period}";
}

/// <summary>What a figures file says of a number.</summary>
/// <param name="Numerator">People or amounts; null where it is not told.</param>
internal sealed record ToldFigure(FigureKey Key, decimal? Numerator, decimal? Value, string Status, string File)
{
    public const string Shown = "shown", Withheld = "withheld:privacy";
}
