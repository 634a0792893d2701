using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Analytics.Configuration;

namespace Analytics.Measures;

/// <summary>All measures: the folder is the registry.</summary>
public sealed class MeasureCatalogue
{
    private static readonly Lazy<MeasureCatalogue> LazyBuiltIn = new(() => Load(EmbeddedFiles.In("Catalogue")));

    private readonly FrozenDictionary<string, MeasureDefinition> _byId;

    private MeasureCatalogue(IEnumerable<MeasureDefinition> measures)
    {
        Measures = [.. measures.OrderBy(measure => measure.Id, StringComparer.Ordinal)];
        _byId = Measures.ToFrozenDictionary(measure => measure.Id, StringComparer.Ordinal);
    }

    /// <summary>The measures that come with the library.</summary>
    public static MeasureCatalogue BuiltIn => LazyBuiltIn.Value;

    /// <summary>Ordinal by id.</summary>
    public IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <exception cref="KeyNotFoundException">No measure has this id.</exception>
    public MeasureDefinition this[string id] =>
        TryFind(id, out var measure) ? measure : throw new KeyNotFoundException($"There is no measure {id}.");

    /// <summary>Reads definitions.</summary>
    /// <exception cref="ConfigurationException">Names every fault of every file.</exception>
    public static MeasureCatalogue Load(IEnumerable<MeasureFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var faults = new List<ConfigurationFault>();
        var measures = new List<MeasureDefinition>();
        foreach (var file in files)
        {
            if (MeasureReader.Read(file, faults) is not { } measure) continue;
            if (measures.Any(other => other.Id == measure.Id))
                faults.Add(new(file.FileName, "is there twice", "keep one of the two files"));
            measures.Add(measure);
        }
        return faults.Count == 0 ? new MeasureCatalogue(measures) : throw new ConfigurationException(faults);
    }

    /// <inheritdoc cref="MeasureFingerprint.Of"/>
    public static string Fingerprint(IEnumerable<MeasureDefinition> measures) => MeasureFingerprint.Of(measures);

    public bool TryFind(string id, [NotNullWhen(true)] out MeasureDefinition? measure) => _byId.TryGetValue(id, out measure);
}
