namespace Analytics.Protection;

/// <summary>Linked tables with all their values, as their owner knows them (format <c>sdc-table-1</c>).</summary>
internal sealed record TableSet
{
    public required string Id { get; init; }
    public required TableRules Rules { get; init; }

    /// <summary>Whether the owner marked what is unsafe; where not, every hidden cell is to be protected (RULINGS 9).</summary>
    public required bool IsMarked { get; init; }
    public required IReadOnlyList<TableCell> Cells { get; init; }
    public IReadOnlyList<TableRelation> Relations { get; init; } = [];

    /// <summary>Whether a relation of two counts says that the people of one are some of the other's.</summary>
    public bool PartsAreTheSamePeople { get; init; }
    public IReadOnlyList<RoundedRatio> Ratios { get; init; } = [];
    public IReadOnlyList<NamelessPanel> Panels { get; init; } = [];

    /// <summary>By name of the reader: positions of the cells that it knows besides what is published.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<int> Cells)> Insiders { get; init; } = [];
}

/// <summary>What is too little to be shown, and how close is too close.</summary>
/// <param name="FewestUnits">Counts from 1 up to one less are unsafe; no hidden number may be bounded more closely than this.</param>
/// <param name="RelativeWidth">Nor more closely than this part of its value.</param>
/// <param name="ZerosAreShown">Whether a reader knows that what is hidden is no zero.</param>
/// <param name="LeastExcess">By how much of it, at least, the largest contribution must be overestimated by every reader (p%).</param>
internal sealed record TableRules(double FewestUnits = 5, double RelativeWidth = 0.10, bool ZerosAreShown = true, double LeastExcess = 0.10)
{
    /// <summary>Least width of what a reader can know of a hidden number.</summary>
    public double WidthOf(double value) => Math.Max(FewestUnits, RelativeWidth * Math.Abs(value));
}

/// <summary>One number that may be published.</summary>
internal sealed record TableCell(string Id, double Value)
{
    /// <summary>A whole number by its nature, and known as such.</summary>
    public bool IsCount { get; init; } = true;

    /// <summary>Bounds that every reader knows.</summary>
    public double Least { get; init; }

    /// <inheritdoc cref="Least"/>
    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>Whether it would be hidden if it were none, so that readers reckon with that though zeros are shown elsewhere.</summary>
    public bool MayBeNone { get; init; }

    /// <summary>Found unsafe by whoever made the table.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>In no report; it only ties tables together.</summary>
    public bool IsUnprinted { get; init; }

    /// <summary>Published before, so that it cannot be hidden any more.</summary>
    public bool IsFixed { get; init; }

    /// <summary>What single units contribute.</summary>
    public IReadOnlyList<(string Unit, double Amount)> Contributions { get; init; } = [];
}

/// <summary>Σ factor × cell lies between two bounds, which are equal for an equation.</summary>
/// <param name="Terms">Position of the cell, factor.</param>
/// <param name="Total">Position of the cell that the others add up to, or -1.</param>
internal sealed record TableRelation(IReadOnlyList<(int Cell, double Factor)> Terms, double Least, double Most, int Total);

/// <summary>Numerator ÷ denominator × per, rounded.</summary>
internal sealed record RoundedRatio(string Id, int Numerator, int Denominator, double Value, double Per, int Decimals)
{
    public double HalfUnit => 0.5 * Math.Pow(10, -Decimals);
}

/// <summary>Rows of unnamed members, in an order that says nothing.</summary>
/// <param name="Members">By member: positions of its cells, one for each column.</param>
/// <param name="Rows">By row: one value for each column.</param>
/// <param name="HalfUnit">Half of the last decimal shown; 0 where values are exact.</param>
internal sealed record NamelessPanel(string Id, IReadOnlyList<(string Name, IReadOnlyList<int> Cells)> Members, IReadOnlyList<IReadOnlyList<double>> Rows, double HalfUnit)
{
    /// <summary>With a row for each member, the rows' sum is the members'.</summary>
    public bool IsComplete => Members.Count == Rows.Count;
}
