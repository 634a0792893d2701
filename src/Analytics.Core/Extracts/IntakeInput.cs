using Analytics.Extracts.Prepared;

namespace Analytics.Extracts;

/// <summary>What stands as one input in the intake: a file, or a prepared copy with those of its parts that are read.</summary>
/// <param name="Copy">What a prepared copy says of itself; null for a file.</param>
/// <param name="Layouts">The file, or the parts.</param>
internal sealed record IntakeInput(ExtractSource Source, IReadOnlyList<ExtractLayout> Layouts, PreparedManifest? Copy)
{
    public string Name => Path.GetFileName(Source.Path);
    public ExtractFormat Format => Source.Format;

    /// <exception cref="ExtractException">A required column is missing, or the copy is not whole.</exception>
    public static IntakeInput Of(ExtractSource source, ReadOptions options)
    {
        if (!source.IsCopy) return new IntakeInput(source, [ExtractLayout.Bind(source)], null);
        var copy = PreparedCopy.Open(source.Path);
        return new IntakeInput(source, [.. copy.Parts(options).Select(ExtractLayout.Bind)], copy.Manifest);
    }

    /// <summary>As places of faults name it.</summary>
    public string NameOf(ExtractLayout layout) =>
        Copy is null ? Name : Path.GetRelativePath(Source.Path, layout.Source.Path).Replace(Path.DirectorySeparatorChar, '/');
}
