namespace Analytics.Cli;

/// <summary>What the shell is told. Scripts depend on these numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Wrong use of the command line, a configuration with faults, or a place that cannot be written.</summary>
    public const int Usage = 2;

    /// <summary>The data were refused.</summary>
    public const int Data = 3;

    /// <summary>Some reports failed; the manifest says which.</summary>
    public const int Partly = 4;
    public const int Privacy = 5;

    /// <summary>A fault of the program itself.</summary>
    public const int Defect = 70;

    /// <summary>Stopped by the user: 128 plus the number of the interrupt signal, as shells have it.</summary>
    public const int Interrupted = 130;
}
