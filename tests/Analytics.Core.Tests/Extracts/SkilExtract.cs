using System.Text;
using Analytics.Extracts;

namespace Analytics.Core.Tests.Extracts;

/// <summary>A small extract in the skil format, in a directory of its own that goes when the test ends.</summary>
internal sealed class SkilExtract : IDisposable
{
    public const string Header =
        "patient_id;birth_year;sex;residence_municipality;dispensed_date;atc;article_no;packages;ddd;prescriber_id;practice_id;reimbursement_code;prescription_category;price_nok";

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("extract-");

    public string Directory => _directory.FullName;

    public static string Row(
        string patient = "P1", string birthYear = "1950", string sex = "2", string municipality = "0301", string date = "2024-03-05",
        string atc = "N02AJ06", string packages = "1", string ddd = "25,00", string prescriber = "G1", string practice = "O1",
        string article = "123456", string code = "-71", string category = "B", string price = "120,50") =>
        $"{patient};{birthYear};{sex};{municipality};{date};{atc};{article};{packages};{ddd};{prescriber};{practice};{code};{category};{price}";

    /// <summary>Ninety-nine good rows more, so that one refused row does not stop the read.</summary>
    public static IEnumerable<string> Good(int count = 99) => Enumerable.Range(0, count).Select(i => Row(patient: $"Q{i}"));

    public ExtractSource Add(string name, byte[] bytes, ExtractFormat? format = null)
    {
        string path = Path.Combine(Directory, name);
        File.WriteAllBytes(path, bytes);
        return new ExtractSource(path, format ?? ExtractFormat.Load("skil", ""));
    }

    public ExtractSource Add(string text, ExtractFormat? format = null, string name = "extract.csv") => Add(name, Encoding.UTF8.GetBytes(text), format);

    public ExtractSource AddRows(params IEnumerable<string> rows) => Add(Header + "\n" + string.Concat(rows.Select(row => row + "\n")));

    public void Dispose() => _directory.Delete(recursive: true);

    public static ReadResult<CollectingSink> Read(ExtractSource source, ReadOptions? options = null) => Read([source], options);

    public static ReadResult<CollectingSink> Read(IReadOnlyList<ExtractSource> sources, ReadOptions? options = null) =>
        ExtractReader.Read(sources, options ?? new ReadOptions { Workers = 2 }, () => new CollectingSink(), null, CancellationToken.None);

    /// <summary>The intake of a read that tests every field and stops for nothing.</summary>
    public static IntakeSummary Check(ExtractSource source, ReadOptions? options = null) =>
        Read(source, (options ?? new ReadOptions { Workers = 2 }) with { ForCheck = true }).Intake;
}

/// <summary>Keeps what it is given.</summary>
internal sealed class CollectingSink : IDispensingSink
{
    public List<Dispensing> Rows { get; } = [];
    public void Add(in Dispensing dispensing) => Rows.Add(dispensing);
}
