using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Analytics.Pdf.Tests;

/// <summary>What an independent reader finds in a file's structure tree: each element with its own text, in reading order.</summary>
internal sealed class TagTree
{
    private readonly PdfDocumentReader _reader;

    private TagTree(PdfDocumentReader reader) => _reader = reader;

    /// <summary>Elements from the root down, each before those inside it.</summary>
    public List<(int Depth, string Tag, string Text)> Elements { get; } = [];

    /// <summary>Marks on pages that no element holds, and ids that elements hold but no page has.</summary>
    public int Lost { get; private set; }

    public static TagTree Of(byte[] file)
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(file);
        var tree = new TagTree(new PdfDocumentReader(document));
        DictionaryToken root = tree._reader.Dictionary(document.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]);
        tree.Walk(root.Data["K"], 0, page: null);
        tree.Lost += tree._reader.Unread;
        return tree;
    }

    private void Walk(IToken token, int depth, IToken? page)
    {
        DictionaryToken element = _reader.Dictionary(token);
        page = element.Data.GetValueOrDefault("Pg") ?? page;
        int index = Elements.Count;
        Elements.Add(default);
        string text = "";
        foreach (IToken kid in Kids(element))
        {
            switch (_reader.Resolve(kid))
            {
                case NumericToken id:
                    text += Read(page, id.Int);
                    break;
                case DictionaryToken { Data: var data } when data.TryGetValue("MCID", out IToken? id):
                    text += Read(data["Pg"], ((NumericToken)id).Int);
                    break;
                case DictionaryToken { Data: var data } when data.ContainsKey("S"):
                    Walk(kid, depth + 1, page);
                    break;
            }
        }
        Elements[index] = (depth, ((NameToken)element.Data["S"]).Data, text);
    }

    private IEnumerable<IToken> Kids(DictionaryToken element) =>
        !element.Data.TryGetValue("K", out IToken? kids) ? []
        : _reader.Resolve(kids) is ArrayToken array ? array.Data : [kids];

    private string Read(IToken? page, int id)
    {
        string? text = _reader.Take(((IndirectReferenceToken)page!).Data.ObjectNumber, id);
        if (text is null) Lost++;
        return text ?? "";
    }

    /// <summary>Tokens and marked content of a file, each piece handed out once.</summary>
    private sealed class PdfDocumentReader
    {
        private readonly UglyToad.PdfPig.PdfDocument _document;
        private readonly Dictionary<(long Page, int Id), string> _marks = [];

        public PdfDocumentReader(UglyToad.PdfPig.PdfDocument document)
        {
            _document = document;
            var pages = (ArrayToken)Resolve(Dictionary(document.Structure.Catalog.CatalogDictionary.Data["Pages"]).Data["Kids"]);
            for (int i = 0; i < pages.Length; i++)
            {
                long number = ((IndirectReferenceToken)pages[i]).Data.ObjectNumber;
                foreach (MarkedContentElement mark in document.GetPage(i + 1).GetMarkedContents())
                    if (mark.MarkedContentIdentifier >= 0) _marks.Add((number, mark.MarkedContentIdentifier), string.Concat(mark.Letters.Select(l => l.Value)));
            }
        }

        public int Unread => _marks.Count;

        public string? Take(long page, int id) => _marks.Remove((page, id), out string? text) ? text : null;

        public IToken Resolve(IToken token) =>
            token is IndirectReferenceToken reference ? _document.Structure.GetObject(reference.Data).Data : token;

        public DictionaryToken Dictionary(IToken token) => (DictionaryToken)Resolve(token);
    }
}
