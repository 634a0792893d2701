using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Analytics.Cli.Display;

/// <summary>The share that is done, and how fast where reports are made; where the whole is not known, how much and how fast.</summary>
internal sealed class HowFarColumn : ProgressColumn
{
    private const double Mega = 1e6;
    private const string Reports = "reports";

    /// <summary>Says that the steps of a task are reports, which have a rate of their own.</summary>
    internal static ProgressTask OfReports(ProgressTask task)
    {
        task.State.Update<bool>(Reports, _ => true);
        return task;
    }

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Describe(task));

    internal static string Describe(ProgressTask task) => task.IsIndeterminate
        ? string.Create(CultureInfo.InvariantCulture, $"{task.Value / Mega:N0} MB, {(task.Speed ?? 0) / Mega:N0} MB/s")
        : string.Create(CultureInfo.InvariantCulture, $"{task.Percentage:0} %") + (task.State.Get<bool>(Reports) && task.Speed is { } speed
            ? string.Create(CultureInfo.InvariantCulture, $", {speed:N0} reports/s") : "");
}
