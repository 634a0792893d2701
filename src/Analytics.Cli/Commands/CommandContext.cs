using Analytics.Cli.Display;

namespace Analytics.Cli.Commands;

/// <summary>What every command is given.</summary>
internal sealed record CommandContext(Terminal Terminal, CancellationToken Cancellation);
