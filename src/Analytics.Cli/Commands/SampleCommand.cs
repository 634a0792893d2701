using System.CommandLine;
using System.Globalization;
using Analytics.Cli.Output;
using Analytics.Samples;

namespace Analytics.Cli.Commands;

/// <summary><c>skil sample</c>: a synthetic extract with everything that belongs to it.</summary>
internal static class SampleCommand
{
    /// <summary>What a row takes in the file, for the progress bar only.</summary>
    private const long BytesPerRow = 105;

    public static Command Create(CommandContext context)
    {
        var rows = Options.Rows("Rows of the extract.");
        rows.Required = true;
        var seed = Options.Seed();
        seed.Required = true;
        var output = new Option<string>("--out") { Description = "Directory to write to.", HelpName = "DIR", Required = true };
        var quirks = new Option<bool>("--quirks") { Description = "With the faults that real extracts have." };
        var details = new Option<bool>("--details") { Description = "With columns for dose dispensing and the prescriber's profession and specialty." };
        var command = new Command("sample", "Makes a synthetic extract, all reference tables and a skil.json.") { rows, seed, output, quirks, details };
        command.SetAction(parsed =>
        {
            Write(context, new SampleOptions(parsed.GetValue(rows), parsed.GetValue(seed), parsed.GetRequiredValue(output), parsed.GetValue(quirks)) { Details = parsed.GetValue(details) });
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Makes it without a word on what to do next.</summary>
    public static void Make(CommandContext context, SampleOptions options)
    {
        OutputDirectory.RequireWritable(options.Directory);
        TemporaryFiles.AddWorkplace(options.Directory);
        try
        {
            context.Terminal.WithProgress(bars =>
                SampleWriter.Write(options, bars.ForBytes("Making the extract", options.Rows * BytesPerRow), context.Cancellation));
        }
        finally
        {
            TemporaryFiles.ForgetWorkplace(options.Directory);
        }
    }

    private static void Write(CommandContext context, SampleOptions options)
    {
        Make(context, options);
        context.Terminal.Remark(string.Create(CultureInfo.InvariantCulture,
            $"Made {options.Rows:#,0} synthetic rows in {options.Directory}; run `skil run {Path.Combine(options.Directory, "skil.json")}` next."));
    }
}
