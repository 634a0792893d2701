using System.Text;
using System.Text.Json;
using Analytics.Configuration;
using Analytics.Protection;
using Analytics.Release;

namespace Analytics.Core.Tests.Protection;

public class TableProtectorTests
{
    private const string Sum = """ "relations": [ { "total": "T", "parts": ["a", "b", "c"] } ] """;

    [Fact]
    public void AFewPatients_AreHidden_WithOneMore() =>
        Assert.Equal([("a", "P1"), ("b", "secondary")], Hidden($$""" "cells": [ {{Cells(("T", 53), ("a", 3), ("b", 20), ("c", 30))}} ], {{Sum}} """));

    [Fact]
    public void WhereNothingIsUnsafe_NothingIsHidden() =>
        Assert.Empty(Hidden($$""" "cells": [ {{Cells(("T", 60), ("a", 10), ("b", 20), ("c", 30))}} ], {{Sum}} """));

    [Fact]
    public void AZeroWouldHideNothing() =>
        Assert.Equal([("T", "P1"), ("a", "P1")], Hidden($$""" "cells": [ {{Cells(("T", 3), ("a", 3), ("b", 0), ("c", 0))}} ], {{Sum}} """));

    [Fact]
    public void TwoThatTogetherAreFew_TakeAThird() =>
        Assert.Equal(["a", "b", "c"], Ids(Hidden($$""" "cells": [ {{Cells(("T", 34), ("a", 1), ("b", 2), ("c", 31))}} ], {{Sum}} """)));

    [Fact]
    public void WhatAReaderKnows_HidesNothingFromThatReader() =>
        // Hiding b or c would leave a open to the one who knows it.
        Assert.Equal(["T", "a"], Ids(Hidden($$""" "cells": [ {{Cells(("T", 53), ("a", 3), ("b", 20), ("c", 30))}} ], {{Sum}}, "insiders": { "P": ["b"], "Q": ["c"] } """)));

    [Fact]
    public void ARatio_GoesWithItsParts() =>
        Assert.Equal([("a", "P1"), ("b", "secondary"), ("share", "A3")], Hidden(
            $$""" "cells": [ {{Cells(("T", 53), ("a", 3), ("b", 20), ("c", 30))}} ], {{Sum}}, "ratios": [ { "id": "share", "num": "a", "den": "T", "value": 5.7 } ] """));

    [Fact]
    public void ALargeContribution_IsHiddenFromTheSecondLargest()
    {
        string tables = """
            "cells": [ { "id": "T", "value": 500, "int": false }, { "id": "a", "value": 100, "int": false, "contrib": { "X": 90, "Y": 8, "Z": 2 } },
                       { "id": "b", "value": 150, "int": false, "contrib": { "X": 50, "Y": 50, "Z": 50 } }, { "id": "c", "value": 250, "int": false, "contrib": { "U": 50, "V": 100, "W": 100 } } ],
            """ + Sum;
        Assert.Equal([("a", "P5"), ("b", "secondary")], Hidden(tables));
    }

    [Fact]
    public void APanelOfTwo_NamesTheOther() =>
        Assert.Equal([("panel", "linked")], Hidden("""
            "cells": [ { "id": "x", "value": 12.1, "int": false, "hidden": true }, { "id": "y", "value": 20.4, "int": false, "hidden": true } ],
            "anon": [ { "id": "panel", "members": { "P": ["x"], "Q": ["y"] }, "vectors": [[20.4], [12.1]] } ], "insiders": { "P": ["x"], "Q": ["y"] }
            """));

    [Fact]
    public void APanelOfThree_NamesNobody() =>
        Assert.Empty(Hidden("""
            "cells": [ { "id": "x", "value": 12.1, "int": false, "hidden": true }, { "id": "y", "value": 20.4, "int": false, "hidden": true }, { "id": "z", "value": 15.0, "int": false, "hidden": true } ],
            "anon": [ { "id": "panel", "members": { "P": ["x"], "Q": ["y"], "R": ["z"] }, "vectors": [[20.4], [15.0], [12.1]] } ], "insiders": { "P": ["x"], "Q": ["y"], "R": ["z"] }
            """));

    [Fact]
    public void TooMuchIsPublishedAlready()
    {
        var refusal = Assert.Throws<CannotProtectException>(() => Hidden("""
            "cells": [ { "id": "T", "value": 53, "fixed": true }, { "id": "a", "value": 3 }, { "id": "b", "value": 20, "fixed": true }, { "id": "c", "value": 30, "fixed": true } ],
            """ + Sum));
        Assert.StartsWith("a: a reader of all that must stay published comes too close to it", Assert.Single(refusal.Obstacles), StringComparison.Ordinal);
    }

    [Fact]
    public void TheRulesOfTheFile_WinOverThePolicy()
    {
        string cells = $$""" "cells": [ {{Cells(("T", 60), ("a", 7), ("b", 23), ("c", 30))}} ], {{Sum}} """;
        var strict = new DisclosurePolicy { FewestPatients = 8 };
        Assert.Equal(["a", "b"], Ids(Hidden(cells, strict)));
        Assert.Empty(Hidden(cells + """, "rules": { "k": 5 } """, strict));
    }

    [Fact]
    public void Faults_AreToldAllAtOnce_WithoutAValue()
    {
        var refusal = Assert.Throws<ConfigurationException>(() => Hidden("""
            "cells": [ { "id": "T", "value": 4711 }, { "id": "T", "value": 3 }, { "id": "a" } ], "relations": [ { "total": "T", "parts": ["a", "nobody"] }, { "total": "T", "parts": ["a"] } ]
            """));
        Assert.Equal(
        [
            "tables.json, cells[1].id: is the name of a cell or something else already; give each its own.",
            "tables.json, cells[2].value: is missing; give the true value, also of what is to be hidden.",
            "tables.json, relations[0].parts: names \"nobody\", which is no cell; correct the name, or add the cell.",
            "tables.json, relations[1].total: does not hold of the values; correct the values or the relation.",
        ], refusal.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void AMisspeltKey_IsWarnedOf() =>
        Assert.Equal(["cells[0].sensitiv"], Protected("""
            "title": "Trial", "cells": [ { "id": "T", "value": 40, "sensitiv": true, "x-owner": "us" } ]
            """, new DisclosurePolicy()).UnknownKeys);

    [Fact]
    public void TheAnswer_SaysWhatAndWhy()
    {
        using var stream = new MemoryStream();
        Protected($$""" "cells": [ {{Cells(("T", 53), ("a", 3), ("b", 20), ("c", 30))}} ], {{Sum}} """, new DisclosurePolicy()).WriteTo(stream);
        var answer = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.Equal(["a", "b"], answer.GetProperty("suppressed").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("P1", answer.GetProperty("why").GetProperty("a").GetString());
        Assert.Equal((1, 0, 0), (Count("sensitive"), Count("disclosed"), Count("narrow")));

        int Count(string key) => answer.GetProperty("audit").GetProperty(key).GetInt32();
    }

    private static IReadOnlyList<(string Id, string Rule)> Hidden(string tables) => Hidden(tables, new DisclosurePolicy());

    private static IReadOnlyList<(string Id, string Rule)> Hidden(string tables, DisclosurePolicy policy) => Protected(tables, policy).Suppressed;

    private static ProtectedTables Protected(string tables, DisclosurePolicy policy) =>
        TableProtector.Protect(Encoding.UTF8.GetBytes($$"""{ "format": "sdc-table-1", {{tables}} }"""), "tables.json", policy);

    private static IEnumerable<string> Ids(IEnumerable<(string Id, string Rule)> items) => items.Select(item => item.Id);

    private static string Cells(params (string Id, int Value)[] cells) => string.Join(", ", cells.Select(cell => $$"""{ "id": "{{cell.Id}}", "value": {{cell.Value}} }"""));
}
