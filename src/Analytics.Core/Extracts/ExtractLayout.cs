using System.Text;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>A format bound to the header of one file: which field is what. A column that is not there has the number −1.</summary>
internal sealed class ExtractLayout
{
    private readonly ExtractSource _source;
    private IReadOnlyList<int> _needed = [];
    private (byte[] Text, int Sex)[] _sexes = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    private ExtractLayout(ExtractSource source)
    {
        _source = source;
        Header = ExtractHeader.Read(source);
        for (int i = 0; i < Header.Names.Count; i++)
        {
            // A name that stands twice is a fault only where the format asks for it.
            if (!_byName.TryAdd(Header.Names[i], i)) _byName[Header.Names[i]] = Twice;
        }
    }

    public const int NoSex = 0;
    private const int Absent = -1;
    private const int Twice = -2;

    private static readonly (string Name, CodeSystems Systems)[] CodeColumns =
    [
        (CanonicalColumn.ReimbursementCode, CodeSystems.Icd10 | CodeSystems.Icpc2),
        (CanonicalColumn.ReimbursementIcd, CodeSystems.Icd10), (CanonicalColumn.ReimbursementIcpc, CodeSystems.Icpc2),
    ];

    public ExtractSource Source => _source;
    public ExtractHeader Header { get; }
    public int ColumnCount => Header.Names.Count;
    public byte Separator => (byte)_source.Format.Delimiter;
    public byte DecimalMark => (byte)_source.Format.DecimalMark;

    public int Patient { get; private set; }
    public int Date { get; private set; }
    public int Atc { get; private set; }

    /// <summary>The byte that follows a whole code in a plain row; after a last column, that of most files.</summary>
    public byte AtcEnd => Atc == ColumnCount - 1 ? (byte)'\n' : Separator;
    public int Ddd { get; private set; }
    public int Packages { get; private set; }
    public int Municipality { get; private set; }
    public int Prescriber { get; private set; }
    public int Practice { get; private set; }
    public int BirthYear { get; private set; }
    public int Age { get; private set; }

    /// <summary>Where DDDs are told for each package; null where they are not.</summary>
    public PackageVolume? PerPackage { get; private set; }
    public int Sex { get; private set; }
    public int DeathMonth { get; private set; }
    public int DispensingId { get; private set; }
    public int Correction { get; private set; }
    public int LegalCategory { get; private set; }

    /// <summary>Columns with reimbursement codes that are there, each with the classifications that its codes may be of.</summary>
    public (int Column, CodeSystems Systems)[] ReimbursementCodes { get; private set; } = [];
    public int Profession { get; private set; }
    public int Specialty { get; private set; }
    public int DoseDispensed { get; private set; }
    public int Article { get; private set; }
    public int Price { get; private set; }

    /// <summary>Columns that rules and tallies read.</summary>
    public IEnumerable<int> Used => ((int[])
    [
        Patient, Date, Atc, Ddd, Packages, Municipality, Prescriber, Practice, BirthYear, Age, Sex, DeathMonth, DispensingId, Correction, .. PerPackage?.Columns ?? [], .. _needed,
    ]).Where(column => column >= 0);

    /// <summary>Adds to <see cref="Used"/> what only some measures need.</summary>
    public void Need(ReadOptions options)
    {
        IEnumerable<int> needed = [];
        if ((options.Marks & RowMarks.Addictive) != 0) needed = needed.Append(LegalCategory);
        if ((options.Marks & RowMarks.DoseDispensed) != 0) needed = needed.Append(DoseDispensed);
        if ((options.Marks & RowMarks.Prescriber) != 0) needed = needed.Concat([Profession, Specialty]);
        if ((options.Marks & RowMarks.Reimbursement) != 0) needed = needed.Concat(ReimbursementCodes.Select(code => code.Column));
        if (options.Details is not null) needed = needed.Concat([Article, Price]);
        _needed = [.. needed];
    }

    public DatePattern DatePattern { get; private set; } = null!;
    public DatePrecision DatePrecision { get; private set; }
    public byte[] CorrectionValue { get; private set; } = [];

    /// <summary>Texts other than the empty one that count as empty.</summary>
    public byte[][] Nulls { get; private set; } = [];

    /// <summary>Canonical columns that the format knows and this file lacks.</summary>
    public IReadOnlyList<string> MissingColumns { get; private set; } = [];

    /// <summary>What prescribers are: practices, where their column stands for both.</summary>
    public PrescriberLevel PrescriberLevel => Prescriber >= 0 && Prescriber == Practice && _source.Format.PrescriberLevel == PrescriberLevel.Person
        ? PrescriberLevel.Practice : _source.Format.PrescriberLevel;

    /// <summary>Where a canonical column stands; −1 where it is not there.</summary>
    /// <exception cref="ExtractException">It stands there twice.</exception>
    public int IndexOf(string canonical) => Optional(canonical);

    /// <summary>Whether a field counts as having nothing in it.</summary>
    public bool IsEmpty(ReadOnlySpan<byte> text) => text.IsEmpty || (Nulls.Length > 0 && IsNull(text));

    /// <returns>M or F; <see cref="NoSex"/> where the format does not know the text.</returns>
    public int SexOf(ReadOnlySpan<byte> text)
    {
        foreach (var (known, sex) in _sexes)
        {
            if (text.SequenceEqual(known)) return sex;
        }
        return NoSex;
    }

    public string? NameOf(int column) => column < 0 || column >= ColumnCount ? null : Header.Names[column];

    /// <summary>Whether the header has the required columns.</summary>
    public static bool Fits(ExtractSource source)
    {
        var layout = new ExtractLayout(source);
        return source.Format.Dates.Any(date => layout.Find(date.Column) >= 0)
            && CanonicalColumn.Required.All(name => name == CanonicalColumn.DispensedDate || (name == CanonicalColumn.Ddd && source.Format.DddPerPackage?.Names.Any(known => layout.Find(known) >= 0) == true)
                || source.Format.Columns.ContainsKey(name) && source.Format.Columns[name].Names.Any(known => layout.Find(known) >= 0));
    }

    /// <exception cref="ExtractException">A required column is missing, or a column of the format stands twice.</exception>
    public static ExtractLayout Bind(ExtractSource source)
    {
        var layout = new ExtractLayout(source);
        layout.Bind();
        return layout;
    }

    private void Bind()
    {
        var format = _source.Format;
        BindDate(format);
        Patient = Required(CanonicalColumn.PatientId);
        Atc = Required(CanonicalColumn.Atc);
        PerPackage = Volume(format);
        Ddd = PerPackage is null ? Required(CanonicalColumn.Ddd) : Optional(CanonicalColumn.Ddd);
        Packages = PerPackage is null ? Optional(CanonicalColumn.Packages) : Required(CanonicalColumn.Packages);
        Municipality = Optional(CanonicalColumn.Municipality);
        Prescriber = Optional(CanonicalColumn.PrescriberId);
        Practice = Optional(CanonicalColumn.PracticeId);
        BirthYear = Optional(CanonicalColumn.BirthYear);
        Age = Optional(CanonicalColumn.Age);
        Sex = Optional(CanonicalColumn.Sex);
        DeathMonth = Optional(CanonicalColumn.DeathMonth);
        DispensingId = Optional(CanonicalColumn.DispensingId);
        LegalCategory = Optional(CanonicalColumn.LegalCategory);
        ReimbursementCodes = [.. CodeColumns.Select(code => (Optional(code.Name), code.Systems)).Where(code => code.Item1 >= 0)];
        Profession = Optional(CanonicalColumn.Profession);
        Specialty = Optional(CanonicalColumn.Specialty);
        DoseDispensed = Optional(CanonicalColumn.DoseDispensed);
        Article = Optional(CanonicalColumn.Article);
        Price = Optional(CanonicalColumn.Price);
        Correction = Absent;
        if (format.Correction.Column is { } flag)
        {
            Correction = Find(flag);
            if (Correction < 0) throw Missing("the column that marks corrections", "correction", [flag]);
            CorrectionValue = Encoding.UTF8.GetBytes(format.Correction.Value);
        }
        Nulls = [.. format.Nulls.Where(text => text.Length > 0).Select(Encoding.UTF8.GetBytes)];
        _sexes = [.. format.Sex.Select(entry => (Encoding.UTF8.GetBytes(entry.Key), entry.Value == "U" ? NoSex : entry.Value[0]))];
        MissingColumns = [.. format.Columns.Keys.Where(name => Optional(name) < 0).Order(StringComparer.Ordinal)];
    }

    private void BindDate(ExtractFormat format)
    {
        foreach (var date in format.Dates)
        {
            Date = Find(date.Column);
            if (Date < 0) continue;
            if (date.Precision == DatePrecision.Relative)
            {
                throw new ExtractException(_source.Path, 1, date.Column, "dates of dispensings",
                    "days relative to a key date of each patient are not read: ask for an extract with dates or months");
            }
            _ = DatePattern.TryCompile(date.Format, out var pattern);
            (DatePattern, DatePrecision) = (pattern, date.Precision);
            return;
        }
        throw Missing("the date of the dispensing", "date.column", format.Dates.Select(date => date.Column));
    }

    private PackageVolume? Volume(ExtractFormat format)
    {
        if (format.DddPerPackage is not { } volume) return null;
        int column = volume.Names.Select(Find).FirstOrDefault(found => found >= 0, Absent);
        if (column < 0) return null;
        int unit = volume.UnitColumn is { } name ? Find(name) : Absent;
        if (volume.UnitColumn is { } needed && unit < 0) throw Missing("the unit of the volume", "dddPerPackage.unitColumn", [needed]);
        int kind = volume.NotPackages is { } other ? Find(other.Column) : Absent;
        return new PackageVolume(column, unit, [.. volume.DddUnits.Select(Encoding.UTF8.GetBytes)], kind, Encoding.UTF8.GetBytes(volume.NotPackages?.Value ?? ""), DecimalMark);
    }

    private int Required(string canonical)
    {
        int column = Optional(canonical);
        return column >= 0 ? column : throw Missing(canonical, "columns." + canonical, _source.Format.Columns.TryGetValue(canonical, out var names) ? names.Names : [canonical]);
    }

    private int Optional(string canonical)
    {
        if (!_source.Format.Columns.TryGetValue(canonical, out var names)) return Absent;
        foreach (string name in names.Names)
        {
            int column = Find(name);
            if (column >= 0) return column;
        }
        return Absent;
    }

    private int Find(string name)
    {
        int column = _byName.GetValueOrDefault(name, Absent);
        return column != Twice ? column
            : throw new ExtractException(_source.Path, 1, name, "each column once", "rename or remove one of the two columns of this name");
    }

    private bool IsNull(ReadOnlySpan<byte> text)
    {
        foreach (byte[] other in Nulls)
        {
            if (text.SequenceEqual(other)) return true;
        }
        return false;
    }

    private ExtractException Missing(string what, string key, IEnumerable<string> names) =>
        new(_source.Path, 1, null, $"a column for {what}, which the format '{_source.Format.Id}' calls {string.Join(" or ", names.Select(name => $"'{name}'"))}",
            $"add the column, or set {key} in a format of your own");
}
