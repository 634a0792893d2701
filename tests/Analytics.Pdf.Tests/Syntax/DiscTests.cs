using Analytics.Pdf.Svg;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Tests.Syntax;

/// <summary>Circles are written as points of a thick line; whatever is not quite one keeps its outline.</summary>
public sealed class DiscTests
{
    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(300.17, 41.9, 2.4)]
    [InlineData(10, 700, 90)]
    public void ACircle_IsOne(double x, double y, double radius)
    {
        var disc = Disc.Of(new PathData().Circle(x, y, radius).Segments)!.Value;
        Assert.Equal((x, y, radius), (Math.Round(disc.X, 9), Math.Round(disc.Y, 9), Math.Round(disc.Radius, 9)));
        Assert.NotNull(Disc.Of(Ellipse(x, y, radius, radius).Segments));
    }

    [Fact]
    public void WhatIsNone_IsNot()
    {
        Assert.Null(Disc.Of(Ellipse(50, 50, 8, 8.1).Segments));
        Assert.Null(Disc.Of(new PathData().Circle(50, 50, 8).Circle(50, 50, 4).Segments));
        Assert.Null(Disc.Of(new PathData().Rectangle(new(0, 0, 8, 8)).Segments));
        // Through the same four points with other bows.
        Assert.Null(Disc.Of(new PathData().MoveTo(8, 0).CurveTo(8, 8, 8, 8, 0, 8).CurveTo(-8, 8, -8, 8, -8, 0).CurveTo(-8, -8, -8, -8, 0, -8).CurveTo(8, -8, 8, -8, 8, 0).Close().Segments));
    }

    private static PathData Ellipse(double x, double y, double radiusX, double radiusY)
    {
        var path = new PathData();
        new PathPen(path, Affine.Identity).Ellipse(x, y, radiusX, radiusY);
        return path;
    }
}
