using Analytics.Configuration;

namespace Analytics.Measures;

/// <summary>A named list of measures in the order in which reports show them: one file.</summary>
public sealed class MeasurePack
{
    private static readonly Lazy<IReadOnlyList<MeasurePack>> LazyBuiltIn = new(() => Load(EmbeddedFiles.In("Packs"), MeasureCatalogue.BuiltIn));

    private MeasurePack(string id, LocalText title, IReadOnlyList<MeasureDefinition> measures) => (Id, Title, Measures) = (id, title, measures);

    /// <summary>The packs that come with the library, ordinal by id.</summary>
    public static IReadOnlyList<MeasurePack> BuiltIn => LazyBuiltIn.Value;

    /// <summary>The file name without its ending, such as <c>vlm</c>.</summary>
    public string Id { get; }
    public LocalText Title { get; }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Reads files.</summary>
    /// <exception cref="ConfigurationException">Names every fault of every file.</exception>
    public static IReadOnlyList<MeasurePack> Load(IEnumerable<MeasureFile> files, MeasureCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(catalogue);
        var faults = new List<ConfigurationFault>();
        var packs = files.Select(file => Read(file, catalogue, faults)).OfType<MeasurePack>().ToList();
        return faults.Count == 0 ? packs : throw new ConfigurationException(faults);
    }

    private static MeasurePack? Read(MeasureFile file, MeasureCatalogue catalogue, List<ConfigurationFault> faults)
    {
        if (JsonSection.Read(file.Utf8, file.FileName, faults) is not { } section) return null;
        int before = faults.Count;
        var title = section.LocalText("title");
        var ids = section.Texts("measures", required: true) ?? [];
        section.RefuseOtherKeys();
        var measures = new List<MeasureDefinition>();
        foreach (string id in ids)
        {
            if (catalogue.TryFind(id, out var measure)) measures.Add(measure);
            else section.Fault("measures", $"names \"{id}\", which is not in the catalogue", "correct the name, or add the measure");
        }
        return faults.Count == before ? new MeasurePack(file.Id, title!, measures) : null;
    }
}
