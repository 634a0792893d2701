using Analytics.Cli;
using Analytics.Cli.Display;

using var interruption = new Interruption();
return SkilTool.Run(args, Terminal.OfProcess(), interruption.Token);
