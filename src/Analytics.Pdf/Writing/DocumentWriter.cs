using System.Globalization;
using System.Text;
using Analytics.Pdf.Structure;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Writing;

/// <summary>Turns what was drawn into a file: pages, fonts, links, tags, bookmarks, metadata, catalog.</summary>
internal sealed class DocumentWriter
{
    private readonly ObjectFile _file;
    private readonly PdfInfo _info;
    private readonly DocumentParts _parts;
    private readonly int _pageTree;
    private readonly int[] _pages, _links;
    private readonly PdfBytes _object = new();

    private DocumentWriter(ObjectFile file, PdfInfo info, DocumentParts parts)
    {
        (_file, _info, _parts) = (file, info, parts);
        _pageTree = file.Reserve();
        _pages = [.. parts.Pages.Select(_ => file.Reserve())];
        _links = [.. parts.Links.Select(_ => file.Reserve())];
    }

    public static void Write(Stream stream, PdfInfo info, DocumentParts parts)
    {
        using var file = new ObjectFile(stream, classic: info.Archive == PdfArchive.A1b);
        var writer = new DocumentWriter(file, info, parts);
        writer.WritePages();
        writer.WriteLinks();
        file.Finish(writer.WriteCatalog(), writer.WriteInformation());
    }

    private void WritePages()
    {
        int resources = WriteResources();
        for (int i = 0; i < _pages.Length; i++)
        {
            FinishedPage page = _parts.Pages[i];
            int content = _file.Reserve();
            _file.PutStream(content, [], page.Content, packed: true);
            _object.Clear();
            _object.Add("<</Type/Page/Parent "u8).Reference(_pageTree)
                .Add("/MediaBox[0 0 "u8).Points(page.Width).Add((byte)' ').Points(page.Height)
                .Add("]/Resources "u8).Reference(resources).Add("/Contents "u8).Reference(content)
                .Add("/StructParents "u8).Integer(i).Add("/Tabs/S"u8);
            if (page.Links.Count > 0)
            {
                _object.Add("/Annots["u8);
                foreach (int link in page.Links) _object.Reference(_links[link]).Add((byte)' ');
                _object.Add((byte)']');
            }
            _file.Put(_pages[i], _object.Add(">>"u8).Span);
        }

        _object.Clear();
        _object.Add("<</Type/Pages/Count "u8).Integer(_pages.Length).Add("/Kids["u8);
        foreach (int page in _pages) _object.Reference(page).Add((byte)' ');
        _file.Put(_pageTree, _object.Add("]>>"u8).Span);
    }

    private int WriteResources()
    {
        int[] fonts = [.. _parts.Fonts.Select(font => FontWriter.Write(_file, font, _info.Archive))];
        int number = _file.Reserve();
        _object.Clear();
        _object.Add("<</Font<<"u8);
        for (int i = 0; i < fonts.Length; i++) _object.Add("/F"u8).Integer(_parts.Fonts[i].Number).Add((byte)' ').Reference(fonts[i]);
        _file.Put(number, _object.Add(">>>>"u8).Span);
        return number;
    }

    private void WriteLinks()
    {
        for (int i = 0; i < _links.Length; i++)
        {
            LinkArea link = _parts.Links[i];
            _object.Clear();
            // Flag 4 lets the link be printed, which PDF/A asks of every annotation.
            _object.Add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8)
                .Points(link.Left).Add((byte)' ').Points(link.Bottom).Add((byte)' ').Points(link.Right).Add((byte)' ').Points(link.Top)
                .Add("]/StructParent "u8).Integer(_parts.Pages.Count + i)
                .Add("/Contents"u8).TextString(link.Contents).Add("/Dest"u8).TextString(link.Destination).Add(">>"u8);
            _file.Put(_links[i], _object.Span);
        }
    }

    private int WriteCatalog()
    {
        int structure = new StructureWriter(_file, _parts, _pages, _links).Write();
        int outline = _parts.Outline.Count == 0 ? 0 : new OutlineWriter(_file, _parts.Outline, _pages).Write();
        int names = _parts.Places.Count == 0 ? 0 : WriteDestinations();
        int metadata = _file.Reserve();
        _file.PutStream(metadata, "/Type/Metadata/Subtype/XML"u8, Xmp.Packet(_info), packed: false);
        int profile = _file.Reserve();
        _file.PutStream(profile, "/N 3"u8, IccProfile.Packed, packed: true);

        int number = _file.Reserve();
        _object.Clear();
        _object.Add("<</Type/Catalog/Pages "u8).Reference(_pageTree)
            .Add("/Lang"u8).TextString(_info.Language)
            .Add("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot "u8).Reference(structure)
            .Add("/Metadata "u8).Reference(metadata)
            .Add("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8)
            .Reference(profile).Add(">>]"u8);
        if (outline != 0) _object.Add("/Outlines "u8).Reference(outline).Add("/PageMode/UseOutlines"u8);
        if (names != 0) _object.Add("/Names<</Dests "u8).Reference(names).Add(">>"u8);
        _file.Put(number, _object.Add(">>"u8).Span);
        return number;
    }

    /// <summary>A name tree of one leaf, in the order of the names' bytes: the plain ones, then those in UTF-16.</summary>
    private int WriteDestinations()
    {
        int number = _file.Reserve();
        var places = _parts.Places.OrderBy(place => Ascii.IsValid(place.Name) ? 0 : 1).ThenBy(place => place.Name, StringComparer.Ordinal);
        _object.Clear();
        _object.Add("<</Names["u8);
        foreach (NamedPlace place in places)
        {
            _object.TextString(place.Name).Add((byte)'[').Reference(_pages[place.Page])
                .Add("/XYZ null "u8).Points(place.Top).Add(" null]"u8);
        }
        _file.Put(number, _object.Add("]>>"u8).Span);
        return number;
    }

    private int WriteInformation()
    {
        int number = _file.Reserve();
        byte[] date = Encoding.ASCII.GetBytes("(D:" + _info.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000Z)");
        _object.Clear();
        _object.Add("<</Title"u8).TextString(_info.Title).Add("/Author"u8).TextString(_info.Author);
        if (_info.Subject.Length > 0) _object.Add("/Subject"u8).TextString(_info.Subject);
        _object.Add("/Creator"u8).TextString(_info.Creator).Add("/Producer"u8).TextString(_info.Producer)
            .Add("/CreationDate"u8).Add(date).Add("/ModDate"u8).Add(date).Add(">>"u8);
        _file.Put(number, _object.Span);
        return number;
    }
}
