namespace Analytics.Bench.Peers;

/// <summary>Where the columns that the job needs stand.</summary>
internal sealed class ColumnPlaces(string header)
{
    private readonly string[] _names = header.Split(';');

    public int Patient => Of("patient_id");
    public int Municipality => Of("residence_municipality");
    public int Date => Of("dispensed_date");
    public int Atc => Of("atc");
    public int Ddd => Of("ddd");
    public int Prescriber => Of("prescriber_id");

    private int Of(string name) => Array.IndexOf(_names, name);
}
