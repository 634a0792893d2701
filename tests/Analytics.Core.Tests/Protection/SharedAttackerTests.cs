using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Core.Tests.Conventions;
using Analytics.Protection;
using Analytics.Release;

namespace Analytics.Core.Tests.Protection;

/// <summary>Attacks our patterns with the attacker that the project shares, where it and python are at hand.</summary>
/// <remarks>A few table sets in every run; <c>TABLE_SETS=3000 dotnet test tests/Analytics.Core.Tests -c Release --filter FullyQualifiedName~SharedAttacker</c> takes as many as it says.</remarks>
[Trait("Needs", "shared")]
public sealed class SharedAttackerTests
{
    private const string Python = "/usr/bin/python3";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("TABLE_SETS"), CultureInfo.InvariantCulture, out int sets) ? sets : 16)];

    [SkippableTheory]
    [MemberData(nameof(Seeds))]
    public void TheAttacker_FindsNothing(int seed)
    {
        string attacker = Path.Combine(Repository.Root, "..", "shared", "tools", "sdc_attack.py");
        Skip.IfNot(File.Exists(attacker) && File.Exists(Python), "The shared attacker or python is not here.");
        var random = new Random(seed);
        string tables = LinkedTableWriter.Write(random);
        string folder = Directory.CreateTempSubdirectory().FullName;
        string file = Path.Combine(folder, "tables.json"), answer = Path.Combine(folder, "answer.json");
        File.WriteAllText(file, tables);
        bool isProtected = Answer(tables, answer);
        (int exit, string output) = Run(attacker, file, "--suppressed", answer, "--each-insider", "--singletons", "--strict", "--milp", "--quiet");
        Directory.Delete(folder, recursive: true);

        Skip.If(exit != 0 && output.Contains("ModuleNotFoundError", StringComparison.Ordinal), "The attacker's own needs are not installed.");
        Assert.True(isProtected == (exit == 0 && output.Contains("disclosed 0 of", StringComparison.Ordinal)), output);
    }

    /// <summary>Where no pattern will do, all that can be hidden is the answer, and the attacker must find something all the same.</summary>
    private static bool Answer(string tables, string answer)
    {
        try
        {
            using var stream = new MemoryStream();
            TableProtector.Protect(Encoding.UTF8.GetBytes(tables), "tables.json", new DisclosurePolicy()).WriteTo(stream);
            File.WriteAllBytes(answer, stream.ToArray());
            return true;
        }
        catch (CannotProtectException)
        {
            var cells = JsonNode.Parse(tables)!["cells"]!.AsArray().Where(cell => cell!["fixed"]?.GetValue<bool>() != true && cell["hidden"] is null).Select(cell => cell!["id"]!.GetValue<string>());
            File.WriteAllText(answer, JsonSerializer.Serialize(cells));
            return false;
        }
    }

    private static (int Exit, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
