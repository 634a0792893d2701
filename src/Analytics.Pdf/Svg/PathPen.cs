namespace Analytics.Pdf.Svg;

/// <summary>Draws into a path through a transform.</summary>
internal sealed class PathPen(PathData path, Affine transform)
{
    private bool _closed;
    private (double X, double Y) _start;

    public void MoveTo(double x, double y)
    {
        _closed = false;
        _start = (x, y);
        (x, y) = transform.Map(x, y);
        _ = path.MoveTo(x, y);
    }

    public void LineTo(double x, double y)
    {
        Reopen();
        (x, y) = transform.Map(x, y);
        _ = path.LineTo(x, y);
    }

    public void CurveTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        Reopen();
        (x1, y1) = transform.Map(x1, y1);
        (x2, y2) = transform.Map(x2, y2);
        (x, y) = transform.Map(x, y);
        _ = path.CurveTo(x1, y1, x2, y2, x, y);
    }

    public void Close()
    {
        if (_closed || path.IsEmpty) return;
        _ = path.Close();
        _closed = true;
    }

    /// <param name="radiusX">Of the corners, 0 for square ones.</param>
    public void Rectangle(Box box, double radiusX, double radiusY)
    {
        if (box.Width <= 0 || box.Height <= 0) return;
        double rx = Math.Min(radiusX, box.Width / 2), ry = Math.Min(radiusY, box.Height / 2);
        if (rx <= 0 || ry <= 0)
        {
            MoveTo(box.X, box.Y);
            LineTo(box.Right, box.Y);
            LineTo(box.Right, box.Bottom);
            LineTo(box.X, box.Bottom);
            Close();
            return;
        }
        MoveTo(box.X + rx, box.Y);
        LineTo(box.Right - rx, box.Y);
        Arc(box.Right - rx, box.Y, rx, ry, 0, false, true, box.Right, box.Y + ry);
        LineTo(box.Right, box.Bottom - ry);
        Arc(box.Right, box.Bottom - ry, rx, ry, 0, false, true, box.Right - rx, box.Bottom);
        LineTo(box.X + rx, box.Bottom);
        Arc(box.X + rx, box.Bottom, rx, ry, 0, false, true, box.X, box.Bottom - ry);
        LineTo(box.X, box.Y + ry);
        Arc(box.X, box.Y + ry, rx, ry, 0, false, true, box.X + rx, box.Y);
        Close();
    }

    public void Points(double[] numbers, bool close)
    {
        for (int i = 0; i + 1 < numbers.Length; i += 2)
        {
            if (i == 0) MoveTo(numbers[0], numbers[1]);
            else LineTo(numbers[i], numbers[i + 1]);
        }
        if (close) Close();
    }

    public void Ellipse(double x, double y, double radiusX, double radiusY)
    {
        var ellipse = new PathPen(path, transform.After(new(radiusX, 0, 0, radiusY, x, y)));
        ellipse.MoveTo(1, 0);
        for (int quarter = 0; quarter < 4; quarter++) ellipse.UnitArc(quarter * Math.PI / 2, Math.PI / 2);
        ellipse.Close();
    }

    /// <summary>An arc from one point to another, by its centre as SVG's implementation notes find it (F.6.5, F.6.6).</summary>
    public void Arc(double x1, double y1, double radiusX, double radiusY, double degrees, bool large, bool clockwise, double x2, double y2)
    {
        if (x1 == x2 && y1 == y2) return;
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        // The points as seen from their middle, in the ellipse's own directions, in units of its radii.
        double u = ((cos * (x1 - x2)) + (sin * (y1 - y2))) / 2 / radiusX;
        double v = ((cos * (y1 - y2)) - (sin * (x1 - x2))) / 2 / radiusY;
        double distance = (u * u) + (v * v);
        if (distance > 1)
        {
            // Too small to reach both points: grow it until it does.
            double grow = Math.Sqrt(distance);
            (radiusX, radiusY, u, v, distance) = (radiusX * grow, radiusY * grow, u / grow, v / grow, 1);
        }
        double offset = Math.Sqrt(Math.Max(0, (1 - distance) / distance)) * (large == clockwise ? -1 : 1);
        double centreU = offset * v, centreV = -offset * u;
        double start = Math.Atan2(v - centreV, u - centreU), end = Math.Atan2(-v - centreV, -u - centreU);
        double sweep = end - start;
        if (clockwise && sweep < 0) sweep += 2 * Math.PI;
        if (!clockwise && sweep > 0) sweep -= 2 * Math.PI;

        Reopen();
        var turned = new Affine(cos, sin, -sin, cos, (x1 + x2) / 2, (y1 + y2) / 2);
        var unit = turned.After(new(radiusX, 0, 0, radiusY, 0, 0)).After(new(1, 0, 0, 1, centreU, centreV));
        var pen = new PathPen(path, transform.After(unit));
        // One curve is true to a hundredth of a point over a quarter turn, not beyond.
        int parts = (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 2));
        for (int i = 0; i < parts; i++) pen.UnitArc(start + (sweep * i / parts), sweep / parts);
    }

    /// <summary>On the unit circle, from where the pen stands.</summary>
    private void UnitArc(double from, double sweep)
    {
        double handle = 4.0 / 3 * Math.Tan(sweep / 4);
        (double sin1, double cos1) = Math.SinCos(from);
        (double sin2, double cos2) = Math.SinCos(from + sweep);
        CurveTo(cos1 - (handle * sin1), sin1 + (handle * cos1), cos2 + (handle * sin2), sin2 - (handle * cos2), cos2, sin2);
    }

    /// <summary>After a close the next segment starts where the closed shape did; PDF readers differ unless that is said.</summary>
    private void Reopen()
    {
        if (_closed) MoveTo(_start.X, _start.Y);
    }
}
