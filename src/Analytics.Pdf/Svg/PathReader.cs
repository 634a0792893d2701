namespace Analytics.Pdf.Svg;

/// <summary>Reads the d of a path and draws it through a transform.</summary>
internal ref struct PathReader
{
    private readonly PathPen _pen;
    private NumberScanner _scanner;
    private double _x, _y, _startX, _startY;

    // Second control point of the curve before, for those that go on smoothly.
    private (double X, double Y)? _cubic, _quadratic;

    private PathReader(string text, PathPen pen)
    {
        _scanner = new NumberScanner(text);
        _pen = pen;
    }

    public static void Read(string text, PathPen pen) => new PathReader(text, pen).Read();

    private void Read()
    {
        char command = '\0';
        bool started = false;
        while (!_scanner.AtEnd)
        {
            if (_scanner.TryLetter(out char letter)) command = letter;
            else if (command is 'Z' or 'z') throw new FormatException("The path has numbers without a command.");
            if (!started && command is not ('M' or 'm')) throw new FormatException("A path of the SVG does not begin with a move.");
            started = true;
            Segment(command);
            // Points after those of a move are lines.
            if (command == 'M') command = 'L';
            else if (command == 'm') command = 'l';
        }
    }

    private void Segment(char command)
    {
        bool relative = char.IsAsciiLetterLower(command);
        (double X, double Y)? cubic = null, quadratic = null;
        switch (char.ToUpperInvariant(command))
        {
            case 'M':
                (_x, _y) = (_startX, _startY) = Point(relative);
                _pen.MoveTo(_x, _y);
                break;
            case 'L':
                LineTo(Point(relative));
                break;
            case 'H':
                LineTo((_scanner.Number() + (relative ? _x : 0), _y));
                break;
            case 'V':
                LineTo((_x, _scanner.Number() + (relative ? _y : 0)));
                break;
            case 'C':
                cubic = CurveTo(Point(relative), Point(relative), Point(relative));
                break;
            case 'S':
                cubic = CurveTo(Reflected(_cubic), Point(relative), Point(relative));
                break;
            case 'Q':
                quadratic = QuadraticTo(Point(relative), Point(relative));
                break;
            case 'T':
                quadratic = QuadraticTo(Reflected(_quadratic), Point(relative));
                break;
            case 'A':
                Arc(relative);
                break;
            case 'Z':
                _pen.Close();
                (_x, _y) = (_startX, _startY);
                break;
            default:
                throw new FormatException($"'{command}' is not a path command of SVG.");
        }
        (_cubic, _quadratic) = (cubic, quadratic);
    }

    private (double X, double Y) Point(bool relative)
    {
        double x = _scanner.Number(), y = _scanner.Number();
        return relative ? (_x + x, _y + y) : (x, y);
    }

    private readonly (double X, double Y) Reflected((double X, double Y)? control) =>
        control is { } c ? ((2 * _x) - c.X, (2 * _y) - c.Y) : (_x, _y);

    private void LineTo((double X, double Y) end)
    {
        (_x, _y) = end;
        _pen.LineTo(_x, _y);
    }

    private (double X, double Y) CurveTo((double X, double Y) first, (double X, double Y) second, (double X, double Y) end)
    {
        _pen.CurveTo(first.X, first.Y, second.X, second.Y, end.X, end.Y);
        (_x, _y) = end;
        return second;
    }

    private (double X, double Y) QuadraticTo((double X, double Y) control, (double X, double Y) end)
    {
        _ = CurveTo(
            (_x + (2 * (control.X - _x) / 3), _y + (2 * (control.Y - _y) / 3)),
            (end.X + (2 * (control.X - end.X) / 3), end.Y + (2 * (control.Y - end.Y) / 3)),
            end);
        return control;
    }

    private void Arc(bool relative)
    {
        double radiusX = Math.Abs(_scanner.Number()), radiusY = Math.Abs(_scanner.Number()), degrees = _scanner.Number();
        bool large = _scanner.Flag(), clockwise = _scanner.Flag();
        (double X, double Y) end = Point(relative);
        if (radiusX == 0 || radiusY == 0)
        {
            LineTo(end);
            return;
        }
        _pen.Arc(_x, _y, radiusX, radiusY, degrees, large, clockwise, end.X, end.Y);
        (_x, _y) = end;
    }
}
