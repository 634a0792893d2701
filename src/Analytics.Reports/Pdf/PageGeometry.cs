namespace Analytics.Reports.Pdf;

/// <summary>A4 and its margins, points.</summary>
internal static class PageGeometry
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 54;
    public const double Right = Width - 54;
    public const double TextWidth = Right - Left;
    public const double Top = 74;
    public const double Bottom = Height - 62;
    public const double BodyHeight = Bottom - Top;

    /// <summary>The rule under the running header.</summary>
    public const double HeaderRule = 47;
    public const double HeaderBaseline = 40;
    public const double FooterBaseline = Height - 34;
}
