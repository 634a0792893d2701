namespace Analytics.Pdf.Svg;

/// <summary>x' = Ax + Cy + E, y' = Bx + Dy + F, in SVG's order.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>How lengths grow, the mean of both directions.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    /// <summary>Where the x axis points, clockwise in degrees; without the noise of the last digits.</summary>
    public double Degrees => Math.Round(Math.Atan2(B, A) * 180 / Math.PI, 3);

    public (double X, double Y) Map(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>The inner transform first, then this one.</summary>
    public Affine After(Affine inner) => new(
        (A * inner.A) + (C * inner.B), (B * inner.A) + (D * inner.B),
        (A * inner.C) + (C * inner.D), (B * inner.C) + (D * inner.D),
        (A * inner.E) + (C * inner.F) + E, (B * inner.E) + (D * inner.F) + F);

    /// <summary>The smallest upright box around the mapped one.</summary>
    public Box Map(Box box)
    {
        (double x1, double y1) = Map(box.X, box.Y);
        (double x2, double y2) = Map(box.Right, box.Y);
        (double x3, double y3) = Map(box.Right, box.Bottom);
        (double x4, double y4) = Map(box.X, box.Bottom);
        double left = Math.Min(Math.Min(x1, x2), Math.Min(x3, x4)), top = Math.Min(Math.Min(y1, y2), Math.Min(y3, y4));
        double right = Math.Max(Math.Max(x1, x2), Math.Max(x3, x4)), bottom = Math.Max(Math.Max(y1, y2), Math.Max(y3, y4));
        return new(left, top, right - left, bottom - top);
    }

    /// <summary>A list such as "translate(3 4) rotate(90)".</summary>
    public static Affine Parse(string text)
    {
        Affine all = Identity;
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            int open = rest.IndexOf('('), close = rest.IndexOf(')');
            if (open < 0 || close < open) break;
            string name = rest[..open].Trim(" ,\t\r\n").ToString();
            double[] n = NumberScanner.List(rest[(open + 1)..close]);
            all = all.After((name, n.Length) switch
            {
                ("matrix", 6) => new(n[0], n[1], n[2], n[3], n[4], n[5]),
                ("translate", 1) => new(1, 0, 0, 1, n[0], 0),
                ("translate", 2) => new(1, 0, 0, 1, n[0], n[1]),
                ("scale", 1) => new(n[0], 0, 0, n[0], 0, 0),
                ("scale", 2) => new(n[0], 0, 0, n[1], 0, 0),
                ("rotate", 1) => Rotation(n[0]),
                ("rotate", 3) => new Affine(1, 0, 0, 1, n[1], n[2]).After(Rotation(n[0])).After(new(1, 0, 0, 1, -n[1], -n[2])),
                ("skewX", 1) => new(1, 0, Math.Tan(n[0] * Math.PI / 180), 1, 0, 0),
                ("skewY", 1) => new(1, Math.Tan(n[0] * Math.PI / 180), 0, 1, 0, 0),
                _ => throw new FormatException($"The transform '{name}' with {n.Length} numbers is not one of SVG's."),
            });
            rest = rest[(close + 1)..];
        }
        return all;
    }

    private static Affine Rotation(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new(cos, sin, -sin, cos, 0, 0);
    }
}
