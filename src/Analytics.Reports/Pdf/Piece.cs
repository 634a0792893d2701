namespace Analytics.Reports.Pdf;

/// <summary>A laid-out piece of a page: it knows its height, how it may be broken, and how to draw itself.</summary>
internal abstract class Piece
{
    public abstract double Height { get; }

    /// <summary>The height of the smallest part of it that may stand at the foot of a page.</summary>
    public virtual double Least => Height;

    /// <summary>Distance to the pieces above and below; the larger of two neighbours counts.</summary>
    public double SpaceBefore { get; init; }
    public double SpaceAfter { get; init; }

    /// <summary>Whether it may not be the last on a page.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>The part that fits into a room smaller than the whole, and the rest; null where nothing fits well.</summary>
    public virtual (Piece First, Piece Next)? Split(double room) => null;

    /// <summary>Draws with the top left corner at (x, y), each mark inside a tag or an artifact.</summary>
    public abstract void Draw(DrawingPage page, double x, double y);
}
