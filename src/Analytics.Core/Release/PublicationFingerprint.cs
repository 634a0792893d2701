using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Release.Courses;

namespace Analytics.Release;

/// <summary>SHA-256 over everything that is published, names and numbers, and nothing that is not.</summary>
internal static class PublicationFingerprint
{
    public static string Of(Publication publication)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stamp = publication.Stamp;
        Add(string.Create(CultureInfo.InvariantCulture,
            $"{stamp.Date:yyyy-MM-dd}|{stamp.Batch}|{stamp.Edition}|{stamp.Period.From:yyyy-MM-dd}|{stamp.Period.To:yyyy-MM-dd}|{stamp.MeasuresFingerprint}|{stamp.PolicyFingerprint}"));
        Add(string.Join('|', [Text(stamp.MissingDddPercent), stamp.Attribution.ToString(), .. stamp.NotComputed.Select(skipped => $"{skipped.Measure.Id}: {string.Join(' ', skipped.Missing)} {skipped.OnListsOnly}")]));
        if (stamp.OmeProfile.Length > 0) Add(string.Join('|', stamp.OmeProfile, Text(stamp.OmeAssumedPercent), Text(stamp.OmeMissingPercent)));
        foreach (var book in publication.Municipalities)
        {
            Add(string.Join('|', "municipality", book.Municipality, book.Name, book.CountyName, Text(book.Residents), Text(book.Gps), Text(book.Practices)));
            if (book.AwaitsConsent) Add("awaits consent");
            if (book.JoinedWith.Count > 0) Add(string.Join('|', book.JoinedWith.Prepend("union")));
            AddStructure(book.Structure);
            AddContents(book.Substances, book.Figures);
            AddComparators(book.Measures);
        }
        foreach (var book in publication.Practices)
        {
            Add(string.Join('|', "practice", book.PracticeId, book.Name, book.Municipality, book.MunicipalityName, Text(book.Gps), Text(book.ListSize)));
            if (book.EffectiveListSize is { } effective) Add("effective|" + Text(effective));
            AddCourse(book.Course);
            AddStructure(book.Structure);
            AddContents(book.Substances, book.Figures);
            AddComparators(book.Measures);
        }
        foreach (var book in publication.Doctors)
        {
            Add(string.Join('|', "doctor", book.DoctorId, book.Practice.PracticeId, Text(book.ListSize)));
            AddCourse(book.Course);
            AddContents([], book.Figures);
            AddComparators(book.Measures);
        }
        foreach (var book in publication.Clusters)
        {
            Add(string.Join('|', "cluster", book.Id, book.Name, book.Member?.Id, Text(book.Members), Text(book.TakingPart), Text(book.IsOpen ? 1 : 0)));
            AddCourse(book.Course);
            AddContents([], book.Figures);
            AddComparators(book.Measures);
            foreach (var panel in book.Panels) Add(string.Join('|', panel.Rows.Select(row => row.IsOwn ? row.Label : "").Prepend("own")));
        }
        foreach (var book in publication.Networks)
        {
            Add(string.Join('|', "network", book.NetworkId, book.Name, Text(book.Residents), Text(book.Others)));
            foreach (var member in book.Members) Add(string.Join('|', "member", member.Code, member.Name, Text(member.Residents)));
            if (book.Project is { } project)
                Add(string.Create(CultureInfo.InvariantCulture, $"project|{project.Start:yyyy-MM-dd}|{string.Join(' ', project.Meetings.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}|{project.End:yyyy-MM-dd}"));
            AddContents([], book.Figures);
            AddComparators([.. book.Measures.Select(sheet => sheet.Together)]);
            foreach (var sheet in book.Measures)
                foreach (var story in sheet.Stories) Add(string.Join('|', "story", sheet.Together.Measure.Id, story.By, story.Text));
        }
        if (publication.National is { } national)
        {
            Add(string.Join('|', "national", national.Nation, Text(national.Residents), Text(national.Municipalities)));
            foreach (var county in national.Counties) Add(string.Join('|', "county", county.Code, county.Name));
            AddContents([], national.Figures);
            foreach (var shape in national.Map?.Shapes ?? [])
                Add(string.Create(CultureInfo.InvariantCulture, $"shape|{shape.Code}|{string.Join('|', shape.Rings.Select(ring => string.Join(' ', ring.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}")))))}"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddContents(IReadOnlyList<SubstanceRow> substances, IReadOnlyList<ReleasedFigure> figures)
        {
            foreach (var row in substances) Add(string.Join('|', "substance", row.Group, row.Atc, row.Name.Nb, row.Name.Da, row.Name.En));
            foreach (var figure in figures) Add(FigureLine.Of(figure));
        }

        // What stands in no figures file: goals, published figures and what a series says.
        void AddComparators(IReadOnlyList<MeasureSheet> sheets)
        {
            foreach (var sheet in sheets)
            {
                var others = sheet.Comparators;
                foreach (var goal in sheet.Course?.Goals ?? [])
                    Add(string.Create(CultureInfo.InvariantCulture, $"goal of course|{sheet.Measure.Id}|{goal.Baseline}|{goal.Target}|{goal.Due:yyyy-MM-dd}|{Text(goal.Done)}|{goal.IsOfGroup}|{goal.WantsMore}"));
                foreach (var goal in others.Goals)
                    Add(string.Create(CultureInfo.InvariantCulture, $"goal|{sheet.Measure.Id}|{goal.Baseline}|{goal.Target}|{goal.Due:yyyy-MM-dd}|{Text(goal.Done)}|{goal.WantsMore}"));
                foreach (var one in others.Benchmarks)
                    Add(string.Create(CultureInfo.InvariantCulture, $"benchmark|{sheet.Measure.Id}|{one.Label}|{one.Value}|{one.Unit}|{one.Scope}|{one.Year}|{one.Edition}|{one.Source}"));
                if (others.Series is { } series) Add($"series|{sheet.Measure.Id}|{series}");
                if (others.ProjectStart is { } start) Add(string.Create(CultureInfo.InvariantCulture, $"project|{sheet.Measure.Id}|{start:yyyy-MM-dd}|{others.Project}"));
            }
        }

        void AddCourse(Course? course)
        {
            if (course is null) return;
            Add(string.Create(CultureInfo.InvariantCulture,
                $"course|{course.GroupId}|{course.GroupName}|{course.Dates.Start:yyyy-MM-dd}|{string.Join(' ', course.Dates.Meetings.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}|{course.Dates.End:yyyy-MM-dd}"));
        }

        void AddStructure(AgeStructure? structure)
        {
            foreach (var group in structure?.Groups ?? [])
                Add(string.Join('|', "age", Text(group.FromAge), Text(group.Men.People), Text(group.Men.OfWhole), Text(group.Women.People), Text(group.Women.OfWhole)));
        }

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text<T>(Published<T> value) where T : IFormattable =>
        value.Match(shown => shown.ToString(null, CultureInfo.InvariantCulture), reason => reason.ToString());
}
