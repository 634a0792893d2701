using System.Globalization;
using Analytics.Configuration;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Measures;

/// <summary>Reads one measure file, and finds all that is wrong with it.</summary>
internal static class MeasureReader
{
    public static MeasureDefinition? Read(MeasureFile file, List<ConfigurationFault> faults)
    {
        if (JsonSection.Read(file.Utf8, file.FileName, faults) is not { } section) return null;
        int before = faults.Count;
        var measure = Definition(file.Id, section);
        section.RefuseOtherKeys();
        Vocabulary(section, measure);
        return faults.Count == before ? measure : null;
    }

    /// <summary>Holes are filled with harmless values: whoever finds a fault throws the definition away.</summary>
    private static MeasureDefinition Definition(string id, JsonSection section) => new()
    {
        Id = id,
        Version = section.Whole("version", 1, 9999, required: true) ?? 1,
        Quantity = section.Choice<Quantity>("quantity", required: true) ?? default,
        Drugs = Selection(section, "drugs"),
        With = Selection(section, "with"),
        Excluding = section.Choice<Exclusion>("excluding") ?? Exclusion.None,
        DddLimit = section.Whole("dddLimit", 1, 100_000),
        OmeLimit = section.Whole("omeLimit", 1, 10_000),
        FewestPrescribers = section.Whole("fewestPrescribers", 2, 100),
        FewestUnits = section.Whole("fewestUnits", 1, 10_000),
        FewestQuarters = section.Whole("fewestQuarters", 1, 4),
        AgeFrom = section.Whole("ageFrom", 5, 90),
        MoreThanDays = section.Whole("moreThanDays", 1, 3650),
        AtMostDays = section.Whole("atMostDays", 1, 3650),
        GapDays = section.Whole("gapDays", 0, 365),
        WashoutDays = section.Whole("washoutDays", 1, 3650),
        First = section.Choice<FirstTreatment>("first"),
        Starter = section.Choice<Starter>("starter"),
        Direction = section.Choice<Direction>("direction", required: true) ?? default,
        Decimals = section.Whole("decimals", 0, 3, required: true) ?? 0,
        MinimumDenominator = section.Whole("minimumDenominator", 1, 1_000_000, required: true) ?? 1,
        Periods = section.Choices<PeriodKind>("periods", required: true),
        Title = section.LocalText("title")!,
        ShortTitle = section.LocalText("shortTitle")!,
        Unit = section.LocalText("unit")!,
        UnitOnList = section.LocalText("unitOnList")!,
        Why = section.LocalText("why")!,
        Method = section.LocalText("method")!,
        Provenance = ReadProvenance(section.Section("provenance", required: true)),
        Example = ReadExample(section.Section("example", required: true)),
    };

    private static string? Selection(JsonSection section, string key)
    {
        string? id = section.Text(key);
        if (id is null || DrugSelection.IsBuiltIn(id)) return id;
        var known = DrugSelection.BuiltIn.Select(selection => selection.Id);
        section.Fault(key, $"names the drug selection \"{id}\", which does not exist", $"write {string.Join(" or ", known)}, or add a file for it");
        return null;
    }

    /// <summary>Each quantity needs its own parameters and no others.</summary>
    private static void Vocabulary(JsonSection section, MeasureDefinition measure)
    {
        var quantity = measure.Quantity;
        Parameter("drugs", !measure.IsList);
        Parameter("with", quantity is Quantity.ConcurrentUsersPercent or Quantity.ConcurrentBlocksPercent or Quantity.OmeOfSecondPercent or Quantity.ConcurrentCoverPercent);
        if (quantity != Quantity.ElderlyUsersPer1000) Parameter("dddLimit", quantity is Quantity.PersistentUsersPer1000 or Quantity.UsersAboveDddPercent or Quantity.LongActingPercent or Quantity.ElderlyPercentFromGps);
        Parameter("ageFrom", quantity is Quantity.ElderlyUsersPer1000 or Quantity.ElderlyPercentFromGps);
        Parameter("omeLimit", quantity is Quantity.HighDosePercent or Quantity.HighDosePer1000);
        Parameter("fewestPrescribers", quantity == Quantity.ManyPrescribersPercent);
        Parameter("fewestUnits", quantity == Quantity.LargePacksPercent);
        if (measure.IsList || quantity is Quantity.DddPer1000PerDay or Quantity.UsersPer1000 or Quantity.DddPerUser or Quantity.OmePer1000PerDay or Quantity.OmeOfSecondPercent or Quantity.LargePacksPercent
            || measure.IsOfRenewals || quantity is Quantity.RenewalChainPercent || (measure.IsPercentOfSome && quantity != Quantity.ConcurrentCoverPercent))
            Parameter("excluding", needed: false);
        if (measure.AgeFrom % AgeBand.Years > 0) section.Fault("ageFrom", "is no multiple of five", "write an age at which a five-year group begins");
        Parameter("fewestQuarters", quantity is Quantity.PersistentUsersPer1000 or Quantity.LongActingPercent);
        Parameter("moreThanDays", quantity is Quantity.EpisodeUsersPercent or Quantity.ContinuedPercent or Quantity.RenewalChainPercent);
        if (quantity == Quantity.ContinuedPercent && section.Has("moreThanDays") && measure.MoreThanDays is not (90 or 180))
            section.Fault("moreThanDays", "is not 90 or 180", "write one of the two");
        Parameter("gapDays", measure.IsOfRenewals || quantity is Quantity.EpisodeUsersPercent or Quantity.ContinuedPercent or Quantity.RenewalChainPercent);
        Parameter("first", quantity == Quantity.FirstTreatmentPercent);
        Parameter("starter", quantity is Quantity.StartedByPercent or Quantity.ContinuedPercent);
        if (quantity != Quantity.EpisodeUsersPercent) Parameter("atMostDays", needed: false);
        Parameter("washoutDays", quantity is Quantity.IncidentUsersPer1000 or Quantity.FirstTreatmentPercent or Quantity.StartedByPercent or Quantity.ContinuedPercent or Quantity.NewLongTermPercent);
        bool yearly = quantity is not (Quantity.DddPer1000PerDay or Quantity.UsersPer1000 or Quantity.OmePer1000PerDay);
        if (section.Has("periods") && (measure.Periods.Count == 0 || (yearly && measure.Periods.Any(period => period != PeriodKind.Year))))
            section.Fault("periods", "does not fit the quantity", yearly ? "write [\"year\"]" : "name at least one kind of period");

        void Parameter(string key, bool needed)
        {
            if (needed && !section.Has(key)) section.Fault(key, "is missing", "the quantity needs it: add it");
            if (!needed && section.Has(key)) section.Fault(key, "means nothing for this quantity", "remove it");
        }
    }

    private static Provenance ReadProvenance(JsonSection? section)
    {
        if (section is null) return new("", "", "", default, default);
        var provenance = new Provenance(
            section.Text("source", required: true) ?? "",
            section.Text("author", required: true) ?? "",
            section.Text("checker", required: true) ?? "",
            section.Day("reviewed", required: true) ?? default,
            section.Day("nextReview", required: true) ?? DateOnly.MaxValue);
        section.RefuseOtherKeys();
        if (provenance.NextReview <= provenance.Reviewed)
            section.Fault("nextReview", "is not after reviewed", "correct one of the two dates");
        return provenance;
    }

    private static WorkedExample? ReadExample(JsonSection? section)
    {
        if (section is null) return null;
        var example = new WorkedExample(
            section.Whole("persons", 1, 10_000_000, required: true) ?? 1,
            section.Whole("year", 1900, 2999, required: true) ?? 1900,
            [.. section.Sections("rows", required: true).Select(ReadRow)],
            section.Number("numerator", 0, 1_000_000_000, required: true) ?? 0,
            section.Number("value", 0, 1_000_000_000, required: true) ?? 0);
        section.RefuseOtherKeys();
        return example;
    }

    private static ExampleRow ReadRow(JsonSection section)
    {
        string code = section.Text("atc", required: true) ?? "";
        if (code.Length > 0 && !AtcCode.TryParse(System.Text.Encoding.ASCII.GetBytes(code), out _))
            section.Fault("atc", "is not an ATC code of the form A00AA00", "correct the code");
        var row = new ExampleRow(
            section.Text("patient", required: true) ?? "",
            section.Day("day", required: true) ?? default,
            code,
            section.Number("ddd", -1_000_000, 1_000_000, required: true) ?? 0,
            section.Whole("born", 1850, 2999))
        {
            Category = section.Text("category") ?? "A",
            Code = section.Text("code") ?? "",
            Prescriber = section.Text("prescriber") ?? "G1",
            // An empty text says that there is none.
            Practice = section.Raw("practice") is "\"\"" ? "" : section.Text("practice") ?? "K1",
            Price = section.Number("price", -1_000_000, 1_000_000),
            Units = section.Whole("units", 1, 10_000),
            LongActing = section.Whole("longActing", 0, 1) is { } number ? number == 1 : null,
            By = section.Choice<Starter>("by"),
            Dose = section.Raw("dose") == "true",
            Died = section.Day("died"),
        };
        section.RefuseOtherKeys();
        if (row.Ddd != decimal.Round(row.Ddd, 2))
            section.Fault("ddd", "has more than two decimals", string.Create(CultureInfo.InvariantCulture, $"write {decimal.Round(row.Ddd, 2)}"));
        return row;
    }
}
