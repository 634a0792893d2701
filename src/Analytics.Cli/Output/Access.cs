namespace Analytics.Cli.Output;

/// <summary>Who may read what is written.</summary>
internal enum Access
{
    /// <summary>As the user's own settings have it.</summary>
    Usual,

    /// <summary>The owner alone: internal figures.</summary>
    Owner,
}
