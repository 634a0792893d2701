using System.Globalization;
using Analytics.Reference;
using Analytics.Samples.Drugs;
using Analytics.Samples.Places;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Tables;

/// <summary>Writes the reference tables of a sample: people, practices, lists, products and borders.</summary>
internal sealed class ReferenceTables(
    string directory, IReadOnlyList<Municipality> places, Inhabitants inhabitants, Workforce workforce, DrugCatalogue catalogue,
    ulong seed, CancellationToken cancellation)
{
    private const int LastPopulationYear = Calendar.LastYear + 1;

    public void Write()
    {
        TableFile.Write(At("population.csv"), "municipality;year;sex;age_group;population", Population);
        int[] lists = Lists();
        TableFile.Write(At("gp_list.csv"), "prescriber_id;practice_id;municipality;sex;age_group;list_size", table => GpList(table, lists));
        TableFile.Write(At("practices.csv"), "practice_id;municipality;gps;list_size;name", table => Practices(table, lists));
        TableFile.Write(At("patient_gp.csv"), "patient_id;prescriber_id;from;to", PatientGp);
        TableFile.Write(At("products.csv"),
            "article_no;atc;form;route;strength_mg;pack_size;ddd_per_package;ome_mg_per_package;long_acting;units_per_package;mg_per_unit", Products);
        TableFile.Write(At("municipality_map.csv"), "from_code;to_code;valid_from;weight", Borders);
        new QualityWorkTables(directory, places, workforce, seed).Write();
    }

    private string At(string file) => Path.Combine(directory, file);

    private void Population(TableFile table)
    {
        foreach (var place in places)
        {
            for (int year = Calendar.FirstYear; year <= LastPopulationYear; year++)
            {
                int[] people = AgeSex.People(place, year);
                for (int cell = 0; cell < people.Length; cell++)
                    table.Add(place.Code, year, AgeSex.Sex(cell), AgeBand.Label(AgeSex.Band(cell)), people[cell]);
            }
        }
    }

    /// <summary>At the end of the sample: by GP, then by sex and age as <see cref="AgeSex"/> has them.</summary>
    private int[] Lists()
    {
        int[] lists = new int[workforce.Gps * AgeSex.Cells];
        for (int resident = 0; resident < inhabitants.Count; resident++) lists[inhabitants[resident].Gp * AgeSex.Cells + inhabitants[resident].Cell]++;
        return lists;
    }

    /// <summary>Groups without anybody too, so that every GP is there.</summary>
    private void GpList(TableFile table, int[] lists)
    {
        for (int gp = 0; gp < workforce.Gps; gp++)
        {
            var doctor = workforce.Prescribers[gp];
            for (int cell = 0; cell < AgeSex.Cells; cell++)
                table.Add(doctor.Id, workforce.Practices[doctor.Practice].Id, places[doctor.Place].Code, AgeSex.Sex(cell), AgeBand.Label(AgeSex.Band(cell)), lists[gp * AgeSex.Cells + cell]);
        }
    }

    private void Practices(TableFile table, int[] lists)
    {
        int numberInPlace = 0, place = -1;
        foreach (var practice in workforce.Practices)
        {
            numberInPlace = practice.Place == place ? numberInPlace + 1 : 1;
            place = practice.Place;
            table.Add(practice.Id, places[place].Code, practice.Gps, lists.AsSpan(practice.FirstGp * AgeSex.Cells, practice.Gps * AgeSex.Cells).ToArray().Sum(),
                string.Create(CultureInfo.InvariantCulture, $"{places[place].Name} legekontor {numberInPlace}"));
        }
    }

    private void PatientGp(TableFile table)
    {
        for (int resident = 0; resident < inhabitants.Count; resident++)
        {
            if (resident % 10_000 == 0) cancellation.ThrowIfCancellationRequested();
            string patient = "P" + inhabitants.PseudonymOf(resident).ToString("x9", CultureInfo.InvariantCulture);
            var (lastDay, earlier) = inhabitants.EarlierGp(resident);
            if (earlier >= 0) table.Add(patient, workforce.Prescribers[earlier].Id, Calendar.Text(0), Calendar.Text(lastDay));
            table.Add(patient, workforce.Prescribers[inhabitants[resident].Gp].Id, Calendar.Text(lastDay + 1), null);
        }
    }

    /// <summary>Article numbers from 990001 and the word in the form say that no such product exists.</summary>
    private void Products(TableFile table)
    {
        foreach (var pack in catalogue.Packs)
        {
            table.Add(pack.ArticleNo, catalogue.Drugs[pack.Drug].Atc, "made-up " + pack.Form, pack.Route, pack.Mg, pack.Units,
                (pack.DddHundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture), pack.OmeMg, pack.LongActing, pack.Units, pack.Mg);
        }
    }

    private static void Borders(TableFile table)
    {
        foreach (var change in MunicipalityRegister.Shipped.Changes) table.Add(change.From, change.To, change.Day, change.Weight);
    }
}
