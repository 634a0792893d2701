using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Release;

/// <summary>Age and sex on lists and in municipalities, from the reference tables alone.</summary>
internal sealed class AgeStructures(ReferenceData reference, IReadOnlyList<Measures.MeasureDefinition> measures, DisclosurePolicy policy, int year)
{
    private const int Cells = 2 * AgeBand.Count;
    private readonly int[] _ages = [.. measures.Select(measure => measure.AgeFrom).OfType<int>()];
    private Dictionary<string, int[]?>? _lists;
    private int[]? _allLists;
    private int[]? _country;

    /// <summary>Null where any of the practice's lists does not tell its age or sex.</summary>
    public AgeStructure? OfPractice(string id)
    {
        _lists ??= reference.GpList.GroupBy(gp => gp.PracticeId, StringComparer.Ordinal).ToDictionary(practice => practice.Key, ListOf, StringComparer.Ordinal);
        _allLists ??= Sum(_lists.Values.OfType<int[]>());
        return _lists.TryGetValue(id, out int[]? people) && people is not null ? AgeStructure.Of(people, _allLists, _ages, policy) : null;
    }

    /// <summary>Null where population.csv does not tell all of it.</summary>
    public AgeStructure? OfMunicipality(IReadOnlyList<MunicipalityCode> codes)
    {
        int[]?[] parts = [.. codes.Select(PeopleOf)];
        if (parts.Any(part => part is null)) return null;
        // The same as the nation of the figures.
        _country ??= Sum(reference.Municipalities.Select(PeopleOf).OfType<int[]>());
        return AgeStructure.Of(Sum(parts.OfType<int[]>()), _country, [], policy);
    }

    /// <summary>The newest month of each doctor's list.</summary>
    private static int[]? ListOf(IEnumerable<ListedGp> practice)
    {
        int[] people = new int[Cells];
        foreach (var list in practice.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal))
        {
            var newest = list.Max(gp => gp.Month);
            foreach (var gp in list.Where(gp => gp.Month == newest))
            {
                if (gp.Sex is not { } sex || gp.AgeBand is not { } band) return null;
                people[PopulationTable.Index(sex, band)] += gp.ListSize;
            }
        }
        return people;
    }

    private int[]? PeopleOf(MunicipalityCode code)
    {
        int?[] cells = [.. from sex in (int[])[1, 2] from band in Enumerable.Range(0, AgeBand.Count) select reference.Population(code, year, sex, band)];
        return cells.Any(cell => cell is null) ? null : [.. cells.OfType<int>()];
    }

    private static int[] Sum(IEnumerable<int[]> parts)
    {
        int[] sum = new int[Cells];
        foreach (int[] part in parts)
            for (int i = 0; i < Cells; i++) sum[i] += part[i];
        return sum;
    }
}
