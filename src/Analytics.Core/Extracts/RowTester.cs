using System.Text.Unicode;
using Analytics.Extracts.Prepared;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Holds the rows of one file against the rules. A row becomes a <see cref="Dispensing"/>, or it is counted.</summary>
internal sealed class RowTester
{
    private readonly ReadState _state;
    private readonly ReadOptions _options;
    private readonly ExtractLayout _layout;
    private readonly ExtractEncoding _encoding;
    private readonly AtcLookup _atcs;
    private readonly FileTally _tally;
    private readonly RowPacker? _packer;
    private readonly MarkReader? _marks;
    private readonly DetailReader? _details;
    private readonly bool _passesOver;
    private readonly int _firstDay;
    private readonly int _lastDay;

    public RowTester(ReadState state, ExtractLayout layout, AtcLookup atcs, FileTally tally, RowKeeper? keeper = null)
    {
        (_state, _layout, _atcs, _tally) = (state, layout, atcs, tally);
        _options = state.Options;
        _encoding = layout.Header.TextEncoding;
        _passesOver = layout.Source.Format.PassesOverRowsWithoutAtc;
        if (keeper is not null) _packer = new RowPacker(keeper, layout);
        if (_options.Marks != RowMarks.None) _marks = new MarkReader(layout, _options.Marks, _options.Evidence);
        _details = _options.Details;
        _firstDay = _options.Period?.From.DayNumber ?? DateOnly.MinValue.DayNumber;
        _lastDay = _options.Period?.To.DayNumber ?? DateOnly.MaxValue.DayNumber;
    }

    /// <summary>Counts a row whose fields cannot be told.</summary>
    /// <param name="column">Where it breaks; −1 for the row as a whole.</param>
    public void RefuseStructure(RowRule rule, long place, int column)
    {
        _tally.Rows++;
        Refuse(rule, place, column);
    }

    /// <summary>Counts rows with the right number of fields and a known code that nobody wants.</summary>
    public void PassOver(int rows) => _tally.Rows += rows;

    /// <summary>Tests a row with the right number of fields.</summary>
    /// <param name="isAscii">It has no other bytes than ASCII.</param>
    /// <returns>Whether the row is kept, wanted and inside the period.</returns>
    public bool TryToDispensing(in ExtractRow row, long place, bool isAscii, out Dispensing dispensing)
    {
        dispensing = default;
        _tally.Rows++;

        var atcText = row[_layout.Atc];
        if (IsEmpty(atcText) && _passesOver) return false;
        if (atcText.Length != AtcCode.Length) return Refuse(IsEmpty(atcText) ? RowRule.AtcEmpty : RowRule.AtcForm, place, _layout.Atc);
        ref readonly var atc = ref _atcs.Find(atcText);
        if (!atc.IsCode) return Refuse(IsEmpty(atcText) ? RowRule.AtcEmpty : RowRule.AtcForm, place, _layout.Atc);
        bool isWanted = atc.IsWanted || (_marks is not null && _marks.IsEvidence(row));
        if (!isWanted && !_options.ForCheck)
        {
            if (!atc.IsKnown) Warn(RowRule.AtcUnknown, place, _layout.Atc);
            return false;
        }

        var patient = row[_layout.Patient];
        if (IsEmpty(patient)) return Refuse(RowRule.PatientEmpty, place, _layout.Patient);
        var dateText = row[_layout.Date];
        if (!_layout.DatePattern.TryParse(dateText, out int day, out int year, out int month))
            return Refuse(IsEmpty(dateText) ? RowRule.DateEmpty : RowRule.DateNotADate, place, _layout.Date);
        bool missingDdd = _layout.Ddd < 0 || IsEmpty(row[_layout.Ddd]);
        int ddd = 0;
        if (!missingDdd && !FieldParser.TryHundredths(row[_layout.Ddd], _layout.DecimalMark, out ddd)) return Refuse(RowRule.DddNotANumber, place, _layout.Ddd);
        if (missingDdd && _layout.PerPackage is { } volume && !volume.TryHundredths(row, row[_layout.Packages], _layout, out missingDdd, out ddd))
            return Refuse(RowRule.DddNotANumber, place, volume.Columns[0]);
        int packages = 0;
        bool missingPackages = _layout.Packages < 0 || IsEmpty(row[_layout.Packages]);
        if (!missingPackages)
        {
            if (!FieldParser.TryHundredths(row[_layout.Packages], _layout.DecimalMark, out packages))
                return Refuse(RowRule.PackagesNotANumber, place, _layout.Packages);
        }
        if (_layout.Correction >= 0 && row[_layout.Correction].SequenceEqual(_layout.CorrectionValue)) (ddd, packages) = (-Math.Abs(ddd), -Math.Abs(packages));

        // From here on the row is kept.
        _tally.Tested++;
        bool inPeriod = day >= _firstDay && day <= _lastDay;
        if (!inPeriod) Warn(RowRule.OutsidePeriod, place, _layout.Date);
        if (!atc.IsKnown) Warn(RowRule.AtcUnknown, place, _layout.Atc);
        if (missingDdd) Warn(RowRule.DddMissing, place, _layout.Ddd);
        _tally.CountDay(day, year, month);
        _tally.CountAmounts(packages, ddd);
        if (inPeriod && atc.IsWanted) _tally.CountDdd(atc.Substance, missingDdd);

        var residence = Residence(row, day, place);
        var prescriber = Name(row, _layout.Prescriber, RowRule.PrescriberEmpty, place);
        var practice = Name(row, _layout.Practice, RowRule.PracticeEmpty, place);
        int birthYear = BirthYear(row, year, place);
        TestDeath(row, year, month, place);
        if (!isAscii && _encoding == ExtractEncoding.Utf8) TestEncoding(row, place);

        _packer?.Keep(row, atc.Code, day, missingDdd ? PackedRow.Missing : ddd, missingPackages ? PackedRow.Missing : packages, isAscii);

        bool passed = inPeriod && isWanted;
        if (!passed && !_options.ForCheck) return false;
        if (!isAscii) patient = TextDecoding.ToUtf8(patient, _encoding);
        if (_options.ForCheck)
        {
            int patientKey = _state.Patients.Intern(patient);
            _state.Returns.Add(patientKey, atc.Code, packages, ddd, place);
            TestAcrossRows(row, patientKey, birthYear, place);
        }
        if (!passed) return false;
        var marks = _marks is null ? RowMarks.None : _marks.Of(row);
        ushort substance = marks == RowMarks.None ? atc.Substance : _atcs.IndexOf(atc.Code, marks);
        dispensing = new Dispensing(PatientName.Of(patient, _state.LongPatients), Key(_state.Prescribers, prescriber, isAscii), _options.NeedsPractices ? Key(_state.Practices, practice, isAscii) : 0,
            residence, day, substance, ddd, new Person(birthYear, _options.NeedsSex ? Sex(row) : 0));
        if (_details is not null) dispensing = dispensing with { Details = _details.Of(row, _layout, atc.Code, substance, packages, missingDdd ? null : ddd, _tally) };
        return true;
    }

    private MunicipalityCode Residence(in ExtractRow row, int day, long place)
    {
        if (_layout.Municipality < 0) return MunicipalityCode.None;
        var text = row[_layout.Municipality];
        if (IsEmpty(text))
        {
            Warn(RowRule.MunicipalityEmpty, place, _layout.Municipality);
            return MunicipalityCode.None;
        }
        bool isCode = MunicipalityCode.TryParse(text, out var code);
        if (!isCode || (_options.IsValidMunicipality is { } isValid && !isValid(code, DateOnly.FromDayNumber(day))))
            Warn(RowRule.MunicipalityNotValid, place, _layout.Municipality);
        return code;
    }

    private ReadOnlySpan<byte> Name(in ExtractRow row, int column, RowRule ruleWhenEmpty, long place)
    {
        if (column < 0) return [];
        var text = row[column];
        if (!IsEmpty(text)) return text;
        Warn(ruleWhenEmpty, place, column);
        return [];
    }

    /// <returns>0 where the row does not say.</returns>
    private int BirthYear(in ExtractRow row, int year, long place)
    {
        if (_layout.BirthYear < 0) return _layout.Age >= 0 && FieldParser.TryAge(row[_layout.Age], out int age) ? year - age : 0;
        if (!FieldParser.TryYear(row[_layout.BirthYear], out int birthYear)) return 0;
        if (birthYear > year) Warn(RowRule.BirthAfterDispensing, place, _layout.BirthYear);
        return birthYear;
    }

    /// <returns>1 men, 2 women, 0 where the row does not say.</returns>
    private int Sex(in ExtractRow row) => _layout.Sex < 0 ? 0 : _layout.SexOf(row[_layout.Sex]) switch { 'M' => 1, 'F' => 2, _ => 0 };

    private void TestDeath(in ExtractRow row, int year, int month, long place)
    {
        if (_layout.DeathMonth >= 0 && FieldParser.TryMonth(row[_layout.DeathMonth], out int death) && year * 12 + month - 1 > death)
            Warn(RowRule.DispensedAfterDeath, place, _layout.DeathMonth);
    }

    private void TestEncoding(in ExtractRow row, long place)
    {
        for (int i = 0; i < row.FieldCount; i++)
        {
            if (Utf8.IsValid(row[i])) continue;
            Warn(RowRule.Encoding, place, i);
            return;
        }
    }

    private void TestAcrossRows(in ExtractRow row, int patient, int birthYear, long place)
    {
        _state.PatientFacts.Add(patient, _layout.Sex < 0 ? ExtractLayout.NoSex : _layout.SexOf(row[_layout.Sex]), birthYear, place);
        if (_layout.DispensingId >= 0 && row[_layout.DispensingId] is var id && !IsEmpty(id)) _state.DispensingIds.Add(id, place);
    }

    private int Key(NameTable names, ReadOnlySpan<byte> text, bool isAscii) =>
        text.IsEmpty ? 0 : names.Intern(isAscii ? text : TextDecoding.ToUtf8(text, _encoding));

    private bool IsEmpty(ReadOnlySpan<byte> text) => _layout.IsEmpty(text);

    private bool Refuse(RowRule rule, long place, int column)
    {
        _tally.Refused++;
        Warn(rule, place, column);
        return false;
    }

    private void Warn(RowRule rule, long place, int column) => _tally.Faults.Add(rule, place, _layout.NameOf(column));
}
