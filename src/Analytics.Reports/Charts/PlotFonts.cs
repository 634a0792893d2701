using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace Analytics.Reports.Charts;

/// <summary>Gives ScottPlot our own font for whatever it asks, from memory, so that it never looks for one in the system.</summary>
internal static class PlotFonts
{
    private static readonly Lazy<bool> Installed = new(Install);

    public static void Use() => _ = Installed.Value;

    private static bool Install()
    {
        Fonts.FontResolvers.Clear();
        Fonts.FontResolvers.Add(new Embedded());
        return true;
    }

    private sealed class Embedded : IFontResolver
    {
        private readonly SKTypeface _regular = Load("SourceSans3_400Regular.ttf");
        private readonly SKTypeface _bold = Load("SourceSans3_600SemiBold.ttf");

        public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => bold ? _bold : _regular;

        public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            weight >= FontWeight.SemiBold ? _bold : _regular;

        private static SKTypeface Load(string name)
        {
            using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Analytics.Reports.Fonts." + name)
                ?? throw new InvalidOperationException($"The font {name} is not embedded.");
            return SKTypeface.FromStream(file);
        }
    }
}
