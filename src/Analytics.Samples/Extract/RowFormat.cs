using System.Buffers.Text;
using System.Text;
using Analytics.Samples.Drugs;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Extract;

/// <summary>Writes rows as the bytes of the <c>skil</c> format: UTF-8, <c>;</c>, decimal comma, LF.</summary>
internal sealed class RowFormat
{
    /// <summary>Room that a row never exceeds.</summary>
    public const int MostBytes = 224;

    public const string Columns =
        "patient_id;birth_year;sex;residence_municipality;dispensed_date;atc;article_no;packages;ddd;prescriber_id;practice_id;" +
        "reimbursement_code;prescription_category;price_nok";

    private const string Details = ";dose_dispensed;prescriber_profession;prescriber_specialty";

    // What is the same in many rows is written out once, with its separators.
    private readonly byte[][] _days, _packs, _prescribers, _withoutPractice, _categories, _professions;
    private readonly bool _hasDetails;

    /// <param name="details">Whether there are columns more: see <see cref="SampleOptions.Details"/>.</param>
    public RowFormat(Workforce workforce, DrugCatalogue catalogue, bool details)
    {
        _hasDetails = details;
        _professions = [.. workforce.Prescribers.Select((_, number) => Bytes($";{Profession.Of(workforce, number)}"))];
        _days = [.. Enumerable.Range(0, Calendar.Days).Select(day => Bytes($";{Calendar.Text(day)};"))];
        _packs = [.. catalogue.Packs.Select(pack => Bytes($"{catalogue.Drugs[pack.Drug].Atc};{pack.ArticleNo};"))];
        _categories = [.. catalogue.Packs.Select(pack => Bytes($";{catalogue.Drugs[pack.Drug].Category};"))];
        _prescribers = [.. workforce.Prescribers.Select(doctor =>
            Bytes($";{doctor.Id};{(doctor.Practice < 0 ? "" : workforce.Practices[doctor.Practice].Id)};"))];
        _withoutPractice = [.. workforce.Prescribers.Select(doctor => Bytes($";{doctor.Id};;"))];
    }

    public string Header => _hasDetails ? Columns + Details : Columns;

    /// <summary>Writes a row with its line end, and tells how many bytes.</summary>
    public int Write(in Row row, Span<byte> target)
    {
        int at = 0;
        target[at++] = (byte)'P';
        for (int shift = 32; shift >= 0; shift -= 4) target[at++] = "0123456789abcdef"u8[(int)((row.Patient >> shift) & 15)];
        target[at++] = (byte)';';
        at += Number(row.BirthYear, target[at..]);
        target[at++] = (byte)';';
        target[at++] = (byte)('0' + row.Sex);
        target[at++] = (byte)';';
        if (row.Municipality != Row.None) at += FourDigits(row.Municipality, target[at..]);
        at += Copy(_days[row.Day], target[at..]);
        at += Copy(_packs[row.Pack], target[at..]);
        at += Hundredths(row.PackagesHundredths, always: false, target[at..]);
        target[at++] = (byte)';';
        if (!row.DddMissing) at += Hundredths(row.DddHundredths, always: true, target[at..]);
        at += row.Prescriber == Row.None
            ? Copy(";;;"u8, target[at..])
            : Copy(row.PracticeMissing ? _withoutPractice[row.Prescriber] : _prescribers[row.Prescriber], target[at..]);
        at += Codes(row, target[at..]);
        at += Copy(_categories[row.Pack], target[at..]);
        at += Hundredths(row.PriceOre, always: true, target[at..]);
        if (_hasDetails)
        {
            target[at++] = (byte)';';
            target[at++] = (byte)(row.IsDose ? '1' : '0');
            at += row.Prescriber == Row.None ? Copy(";;"u8, target[at..]) : Copy(_professions[row.Prescriber], target[at..]);
        }
        target[at++] = (byte)'\n';
        return at;
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        source.CopyTo(target);
        return source.Length;
    }

    private static int Codes(in Row row, Span<byte> target)
    {
        if (row.SecondCode is null) return Encoding.ASCII.GetBytes(row.Code, target);
        int at = 0;
        target[at++] = (byte)'"';
        at += Encoding.ASCII.GetBytes(row.Code, target[at..]);
        target[at++] = (byte)';';
        at += Encoding.ASCII.GetBytes(row.SecondCode, target[at..]);
        target[at++] = (byte)'"';
        return at;
    }

    private static int Number(int value, Span<byte> target)
    {
        Utf8Formatter.TryFormat(value, target, out int written);
        return written;
    }

    private static int FourDigits(int value, Span<byte> target)
    {
        for (int i = 3; i >= 0; i--)
        {
            target[i] = (byte)('0' + value % 10);
            value /= 10;
        }
        return 4;
    }

    /// <summary>A number of hundredths with a decimal comma; a whole number without one unless it must <paramref name="always"/> be there.</summary>
    private static int Hundredths(int value, bool always, Span<byte> target)
    {
        int at = 0;
        if (value < 0)
        {
            target[at++] = (byte)'-';
            value = -value;
        }
        at += Number(value / 100, target[at..]);
        int rest = value % 100;
        if (rest == 0 && !always) return at;
        target[at++] = (byte)',';
        target[at++] = (byte)('0' + rest / 10);
        target[at++] = (byte)('0' + rest % 10);
        return at;
    }
}
