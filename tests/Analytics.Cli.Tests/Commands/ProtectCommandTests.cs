namespace Analytics.Cli.Tests.Commands;

public sealed class ProtectCommandTests : IDisposable
{
    private const string Sum = """ "relations": [ { "total": "T", "parts": ["a", "b", "c"] } ] """;
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void TheAnswer_IsAFile_ThatNamesWhatIsWithheld()
    {
        var skil = Protect("""{ "format": "sdc-table-1", "cells": [ { "id": "T", "value": 53 }, { "id": "a", "value": 3 }, { "id": "b", "value": 20 }, { "id": "c", "value": 30 } ],""" + Sum + "}");
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Assert.StartsWith("2 withheld, 1 of them for their own sake", skil.Output, StringComparison.Ordinal);
        Assert.Contains("\"a\": \"P1\"", File.ReadAllText(_world.In("answer.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void APolicy_HasTheLimits_WhereTheTablesHaveNone()
    {
        _world.Write("policy.json", """{ "fewestPatients": 25 }""");
        Protect("""{ "format": "sdc-table-1", "cells": [ { "id": "a", "value": 20 }, { "id": "b", "value": 30 } ] }""", "--policy", _world.In("policy.json"));
        Assert.Contains("\"a\": \"P1\"", File.ReadAllText(_world.In("answer.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNoPatternHelps_ItIsRefusedForPrivacy_AndNothingIsWritten()
    {
        var skil = Protect("""{ "format": "sdc-table-1", "cells": [ { "id": "T", "value": 53, "fixed": true }, { "id": "a", "value": 3 }, { "id": "b", "value": 20, "fixed": true }, { "id": "c", "value": 30, "fixed": true } ],""" + Sum + "}");
        Assert.Equal(ExitCode.Privacy, skil.ExitCode);
        Assert.StartsWith("a: ", Assert.Single(skil.Sentences), StringComparison.Ordinal);
        Assert.False(File.Exists(_world.In("answer.json")));
    }

    [Fact]
    public void FaultyTables_AreWrongUse() => Assert.Equal(ExitCode.Usage, Protect("""{ "format": "sdc-table-1", "cells": [ { "id": "T" } ] }""").ExitCode);

    private Skil Protect(string tables, params string[] more)
    {
        _world.Write("tables.json", tables);
        return Skil.Run(["protect", _world.In("tables.json"), "--out", _world.In("answer.json"), .. more]);
    }
}
