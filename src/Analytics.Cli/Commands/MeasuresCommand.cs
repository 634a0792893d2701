using System.CommandLine;
using Analytics.Cli.Configuration;
using Analytics.Cli.Display;
using Analytics.Measures;
using Spectre.Console;

namespace Analytics.Cli.Commands;

/// <summary><c>skil measures</c>: the catalogue, one measure in words, and the worked examples.</summary>
internal static class MeasuresCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("measures", "The catalogue of measures.");
        command.Add(List(context));
        command.Add(Explain(context));
        command.Add(Test(context));
        return command;
    }

    private static Command List(CommandContext context)
    {
        var language = Options.Language();
        var command = new Command("list", "Lists the measures with their packs.") { language };
        command.SetAction(parsed =>
        {
            var spoken = LanguageCodes.ToLanguage(parsed.GetRequiredValue(language));
            var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Title", "Packs");
            foreach (var measure in MeasureCatalogue.BuiltIn.Measures)
            {
                string packs = string.Join(", ", MeasurePack.BuiltIn.Where(pack => pack.Measures.Contains(measure)).Select(pack => pack.Id));
                table.AddRow(Markup.Escape(measure.Id), Markup.Escape(measure.Title[spoken]), Markup.Escape(packs));
            }
            context.Terminal.Print(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Explain(CommandContext context)
    {
        var id = new Argument<string>("ID") { Description = "The id of a measure, such as did.opi." };
        var language = Options.Language();
        var command = new Command("explain", "Explains one measure in words and formula, with its sources.") { id, language };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(id);
            if (!MeasureCatalogue.BuiltIn.TryFind(name, out var measure))
                throw CommandException.Usage($"{name}: is not a measure; {MeasureNames.Suggest(name)}.");
            context.Terminal.Print(MeasureExplanation.Of(measure, LanguageCodes.ToLanguage(parsed.GetRequiredValue(language))));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test(CommandContext context)
    {
        var command = new Command("test", "Computes every worked example and compares it with what its file says.");
        command.SetAction(_ =>
        {
            var differences = context.Terminal.WithProgress(_ => MeasureCatalogue.BuiltIn.Measures
                .Select(measure => WorkedExampleRun.Difference(measure, context.Cancellation)).OfType<string>().ToList());
            foreach (string difference in differences) context.Terminal.Complain(difference);
            if (differences.Count > 0) return ExitCode.Defect;
            context.Terminal.Print($"{MeasureCatalogue.BuiltIn.Measures.Count} worked examples give what their files say.");
            return ExitCode.Done;
        });
        return command;
    }
}
