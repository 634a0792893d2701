using System.Globalization;
using System.Text;
using Analytics.Prescribing;
using CsvHelper;

namespace Analytics.Reference;

/// <summary>Walks the rows of one small table and gathers what is wrong with it.</summary>
/// <remarks>
/// <c>;</c> or <c>,</c> by the header, columns in any order and case, UTF-8 with or without a byte order mark. Lines that
/// begin with <c>#</c> before the header are comments. A field that can't be read gives a fault and a default value: keep a
/// row only while <see cref="RowIsGood"/>.
/// </remarks>
internal sealed class TableReader : IDisposable
{
    private readonly string _file;
    private readonly FaultList _faults;
    private readonly StreamReader _text;
    private readonly CsvReader? _rows;
    private readonly string[] _header = [];
    private readonly int _linesBefore;
    private int _line;

    public TableReader(string file, Stream stream, FaultList faults, params string[] required)
    {
        (_file, _faults) = (file, faults);
        // Strict: a table in another encoding must not turn Tromsø into something that looks fine.
        _text = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        try
        {
            string? header = _text.ReadLine();
            _line = 1;
            while (header?.StartsWith('#') == true)
            {
                header = _text.ReadLine();
                _line++;
            }
            if (string.IsNullOrWhiteSpace(header))
            {
                Fault("", "a header line", $"Write the columns {string.Join(';', required)} on the first line.");
                return;
            }
            char delimiter = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
            _header = header.Split(delimiter, StringSplitOptions.TrimEntries).Select(name => name.Trim('"')).ToArray();
            if (!HeaderIsGood(required)) return;
            _linesBefore = _line;
            _rows = CsvReader.Create(_text, new CsvReaderOptions
            {
                Separator = delimiter,
                HasHeader = false,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                MalformedData = CsvMalformedDataHandling.Skip,
                OnMalformedRecord = FaultQuoting,
            });
        }
        catch (DecoderFallbackException)
        {
            FaultEncoding();
        }
    }

    /// <summary>Whether nothing was wrong with the current row so far.</summary>
    public bool RowIsGood { get; private set; } = true;

    public bool Next()
    {
        while (ReadRecord())
        {
            RowIsGood = true;
            _line = _linesBefore + (int)_rows!.LineNumber;
            if (_rows.FieldCount == _header.Length) return true;
            Fault("", string.Create(CultureInfo.InvariantCulture, $"{_header.Length} fields as in the header"),
                "Add or remove fields, or quote a field that holds the separator.");
        }
        return false;
    }

    public bool Has(string column) => Find(column) >= 0;

    /// <summary>The field without surrounding blanks; empty where the column is missing.</summary>
    public string Optional(string column) => Find(column) is var index and >= 0 ? _rows!.GetString(index).Trim() : "";

    public string Text(string column)
    {
        string text = Optional(column);
        if (text.Length == 0) Fault(column, "a value", "Fill in the field.");
        return text;
    }

    public int Whole(string column, int least, int most)
    {
        if (int.TryParse(Optional(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            return value;
        Fault(column, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), "Correct the number.");
        return 0;
    }

    public int? OptionalWhole(string column, int least, int most) => Optional(column).Length == 0 ? null : Whole(column, least, most);

    /// <summary>A number with a decimal point or comma and no thousands separator.</summary>
    public decimal Number(string column)
    {
        string text = Optional(column).Replace(',', '.');
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)) return value;
        Fault(column, "a number", "Write it with a decimal comma or point and no thousands separator.");
        return 0;
    }

    public decimal? OptionalNumber(string column) => Optional(column).Length == 0 ? null : Number(column);

    public DateOnly Date(string column)
    {
        if (DateOnly.TryParseExact(Optional(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(column, "a date as yyyy-MM-dd", "Correct the date.");
        return default;
    }

    public DateOnly? OptionalDate(string column) => Optional(column).Length == 0 ? null : Date(column);

    /// <summary>The first day of a month written yyyy-MM.</summary>
    public DateOnly? OptionalMonth(string column)
    {
        string text = Optional(column);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return month;
        Fault(column, "a month as yyyy-MM", "Correct the month.");
        return null;
    }

    public MunicipalityCode Municipality(string column)
    {
        if (MunicipalityCode.TryParse(Optional(column), out var code)) return code;
        Fault(column, "a municipality code of four digits", "Correct the code; keep leading zeros.");
        return default;
    }

    /// <summary>The newest code of a place that a table gives without a day.</summary>
    public MunicipalityCode Municipality(string column, MunicipalityRegister register)
    {
        var code = Municipality(column);
        var newest = register.Successor(code);
        if (code.IsKnown && !newest.IsKnown) Fault(column, "a code that municipalities.csv has", "Correct the code, or bring your own municipalities.csv.");
        return newest;
    }

    public AtcCode Atc(string column)
    {
        if (AtcCode.TryParse(Encoding.UTF8.GetBytes(Optional(column)), out var code)) return code;
        Fault(column, "an ATC code of the form A00AA00", "Correct the code.");
        return default;
    }

    /// <summary>Number of an age group, or of the group that a single year lies in.</summary>
    public int AgeBand(string column)
    {
        if (Reference.AgeBand.TryParse(Optional(column), out int band)) return band;
        Fault(column, "0-4, 5-9 … 85-89, 90+ or a single year", "Correct the age group; groups must not cross these limits.");
        return 0;
    }

    /// <summary>One of a few words, in any case.</summary>
    public string OneOf(string column, params string[] words)
    {
        string text = Optional(column);
        if (words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word) return word;
        Fault(column, $"one of {string.Join(", ", words)}", "Correct the word.");
        return words[0];
    }

    /// <summary>Notes that something is wrong with the current row.</summary>
    public void Fault(string column, string rule, string remedy)
    {
        RowIsGood = false;
        _faults.Add(new(_file, _line, column, rule, remedy));
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _text.Dispose();
    }

    private bool ReadRecord()
    {
        try
        {
            return _rows?.Read() == true;
        }
        catch (DecoderFallbackException)
        {
            FaultEncoding();
            return false;
        }
    }

    private bool HeaderIsGood(string[] required)
    {
        int before = _faults.Count;
        foreach (string column in required)
        {
            if (Find(column) < 0) Fault(column, "this column in the header", "Add the column or correct its name.");
        }
        foreach (var twice in _header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            Fault(twice.Key, "each column once", "Remove the second one.");
        return _faults.Count == before;
    }

    private void FaultQuoting(CsvMalformedRecord record)
    {
        _line = _linesBefore + (int)record.LineNumber;
        Fault("", "quotes that are closed, and doubled inside a field", "Mend the quoting of this line.");
    }

    // A decoder reads ahead, so the line of the bad byte is not known.
    private void FaultEncoding() => _faults.Add(new(_file, 0, "", "text in UTF-8", "Save the table as UTF-8."));

    private int Find(string column)
    {
        for (int i = 0; i < _header.Length; i++)
        {
            if (_header[i].Equals(column, StringComparison.OrdinalIgnoreCase)) return i;
        }
        return -1;
    }
}
