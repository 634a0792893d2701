using Analytics.Pdf.Syntax;
using Analytics.Pdf.Writing;

namespace Analytics.Pdf.Structure;

/// <summary>Writes the structure tree, and the tree that leads from marks and links on pages back to their elements.</summary>
internal sealed class StructureWriter(ObjectFile file, DocumentParts parts, int[] pageNumbers, int[] linkNumbers)
{
    private readonly PdfBytes _object = new();

    /// <summary>Writes all elements and gives the number of the tree's root.</summary>
    public int Write()
    {
        int root = file.Reserve(), parentTree = file.Reserve();
        StructureElement document = TheDocument();
        Number(document);
        WriteElement(document, root);
        WriteParentTree(parentTree);
        _object.Clear();
        _object.Add("<</Type/StructTreeRoot/K "u8).Reference(document.ObjectNumber)
            .Add("/ParentTree "u8).Reference(parentTree)
            .Add("/ParentTreeNextKey "u8).Integer(parts.Pages.Count + parts.Links.Count).Add(">>"u8);
        file.Put(root, _object.Span);
        return root;
    }

    /// <summary>The one Document that all stands in; made here where the drawing did not open one.</summary>
    private StructureElement TheDocument()
    {
        if (parts.Roots is [{ Tag: Tag.Document } only]) return only;
        var document = new StructureElement(Tag.Document, null, null);
        foreach (StructureElement element in parts.Roots) document.Kids.Add(new(KidKind.Element, element, 0, 0));
        return document;
    }

    private void Number(StructureElement element)
    {
        element.ObjectNumber = file.Reserve();
        foreach (Kid kid in element.Kids)
            if (kid.Element is { } child) Number(child);
    }

    private void WriteElement(StructureElement element, int parent)
    {
        int page = element.Kids.FirstOrDefault(kid => kid.Kind == KidKind.MarkedContent, new(default, null, -1, 0)).Page;
        _object.Clear();
        _object.Add("<</S"u8).Add(TagNames.Of(element.Tag)).Add("/P "u8).Reference(parent);
        if (page >= 0) _object.Add("/Pg "u8).Reference(pageNumbers[page]);
        WriteAttributes(element);
        if (element.Options?.Alt is { } alternative) _object.Add("/Alt"u8).TextString(alternative);
        if (element.Kids.Count > 0)
        {
            _object.Add("/K"u8);
            bool several = element.Kids.Count > 1;
            _object.Add(several ? (byte)'[' : (byte)' ');
            for (int i = 0; i < element.Kids.Count; i++)
            {
                if (i > 0) _object.Add((byte)' ');
                WriteKid(element.Kids[i], page);
            }
            if (several) _object.Add((byte)']');
        }
        _object.Add(">>"u8);
        file.Put(element.ObjectNumber, _object.Span);
        foreach (Kid kid in element.Kids)
            if (kid.Element is { } child) WriteElement(child, element.ObjectNumber);
    }

    private void WriteKid(Kid kid, int page)
    {
        switch (kid.Kind)
        {
            case KidKind.Element:
                _object.Reference(kid.Element!.ObjectNumber);
                break;
            case KidKind.MarkedContent when kid.Page == page:
                _object.Integer(kid.Number);
                break;
            case KidKind.MarkedContent:
                _object.Add("<</Type/MCR/Pg "u8).Reference(pageNumbers[kid.Page]).Add("/MCID "u8).Integer(kid.Number).Add(">>"u8);
                break;
            default:
                _object.Add("<</Type/OBJR/Pg "u8).Reference(pageNumbers[kid.Page])
                    .Add("/Obj "u8).Reference(linkNumbers[kid.Number]).Add(">>"u8);
                break;
        }
    }

    private void WriteAttributes(StructureElement element)
    {
        TagOptions? options = element.Options;
        switch (element.Tag)
        {
            case Tag.TH or Tag.TD when options is not null:
                bool scope = element.Tag == Tag.TH;
                if (!scope && options is { ColumnSpan: 1, RowSpan: 1 }) break;
                _object.Add("/A<</O/Table"u8);
                if (scope) _object.Add(options.Scope == "Row" ? "/Scope/Row"u8 : "/Scope/Column"u8);
                if (options.ColumnSpan > 1) _object.Add("/ColSpan "u8).Integer(options.ColumnSpan);
                if (options.RowSpan > 1) _object.Add("/RowSpan "u8).Integer(options.RowSpan);
                _object.Add(">>"u8);
                break;
            case Tag.Figure when element.Bounds is { } box:
                _object.Add("/A<</O/Layout/Placement/Block/BBox["u8)
                    .Points(box.Left).Add((byte)' ').Points(box.Bottom).Add((byte)' ')
                    .Points(box.Right).Add((byte)' ').Points(box.Top).Add("]>>"u8);
                break;
            case Tag.L when HasLabels(element):
                _object.Add(options is { Ordered: true } ? "/A<</O/List/ListNumbering/Decimal>>"u8 : "/A<</O/List/ListNumbering/Disc>>"u8);
                break;
        }
    }

    private static bool HasLabels(StructureElement list) =>
        list.Kids.Any(item => item.Element is { Tag: Tag.LI } li && li.Kids.Any(part => part.Element?.Tag == Tag.Lbl));

    /// <summary>Keys 0… are the pages, each with the owners of its marks; then come the links, each with its element.</summary>
    private void WriteParentTree(int number)
    {
        var tree = new PdfBytes();
        tree.Add("<</Nums["u8);
        for (int page = 0; page < parts.Pages.Count; page++)
        {
            int owners = file.Reserve();
            _object.Clear();
            _object.Add((byte)'[');
            foreach (StructureElement owner in parts.Pages[page].Marks) _object.Reference(owner.ObjectNumber).Add((byte)' ');
            file.Put(owners, _object.Add((byte)']').Span);
            tree.Integer(page).Add((byte)' ').Reference(owners).Add((byte)' ');
        }
        for (int link = 0; link < parts.Links.Count; link++)
        {
            tree.Integer(parts.Pages.Count + link).Add((byte)' ').Reference(parts.Links[link].Owner.ObjectNumber).Add((byte)' ');
        }
        file.Put(number, tree.Add("]>>"u8).Span);
    }
}
