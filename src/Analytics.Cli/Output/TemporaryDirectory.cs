namespace Analytics.Cli.Output;

/// <summary>A directory that only its owner may enter, and that is gone afterwards.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory()
    {
        FullName = Directory.CreateTempSubdirectory("skil-").FullName;
        TemporaryFiles.Add(FullName);
    }

    public string FullName { get; }

    public void Dispose() => TemporaryFiles.Delete(FullName);
}
