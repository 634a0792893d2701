using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Practice;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Doctor;

/// <summary>The profile of a doctor, for nobody else: own figures, the practice's as a second comparator, and how doctors are spread.</summary>
internal static class DoctorReport
{
    public static ReportDocument Compose(DoctorBook book, ReportTexts texts, string? watermark = null) => ProfileForm.Fitting(form => Compose(book, texts, watermark, form));

    private static ReportDocument Compose(DoctorBook book, ReportTexts texts, string? watermark, ProfileForm form)
    {
        var reader = new Reader(texts, UnitLevel.Doctor, book.DoctorId, Residents: false, book.Stamp);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of(book.Measures);
        Section?[] sections =
        [
            DoctorOverview.Of(book, reader, sheets),
            CourseSection.Of(reader, book.Course, sheets, numbering),
            FocusPage.Of(reader, sheets, numbering),
            .. Trends.Of(reader, sheets, form, numbering),
            ComparisonSection.Of(reader, sheets, numbering),
            TablesSection.Of(reader, [YearTable.Of(reader, sheets, numbering)], Trends.Tabled(sheets, form), numbering),
            HiddenSection.Of(reader, book.Summary, numbering),
            MethodSection.Of(reader, sheets),
            WorkSheet.Of(reader, book.Course, sheets, numbering),
        ];
        return FrontMatter.Document(reader, texts.With("doctor.title", ("name", book.DoctorId), ("year", reader.ReportingYear)),
            texts.With("doctor.header", ("name", book.DoctorId)), watermark, [.. sections.OfType<Section>()]);
    }
}
