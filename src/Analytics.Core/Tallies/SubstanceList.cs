using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>The drugs that lists by substance show, and how their sums are kept.</summary>
/// <remarks>
/// Where a drug selection asks for a mark, rows of one code may lie in different groups. Such pieces of a code are tallied one by one, so that what groups
/// say of them can be protected, and the code as a whole besides, since a patient may be in several pieces.
/// </remarks>
internal sealed class SubstanceList
{
    private readonly ulong _whole;
    private readonly int[] _codeOf, _pieceOf, _wholeOf, _subjectOf;

    /// <param name="masks">By substance: the groups it lies in.</param>
    /// <param name="whole">Groups that are branches of the ATC tree: of a group of all drugs, a list would show what lies in it for all there is.</param>
    public SubstanceList(Substance[] substances, ulong[] masks, ulong whole)
    {
        _whole = whole;
        var listed = Enumerable.Range(0, substances.Length).Where(s => masks[s] != 0).ToList();
        Codes = [.. listed.Select(s => substances[s].Code).Distinct().Order()];
        (AtcCode Code, ulong Mask)[] pieces = [.. listed.Select(s => (substances[s].Code, masks[s])).Distinct().Order()];
        Masks = [.. pieces.Select(piece => piece.Mask)];
        Pieces = [.. Codes.Select(code => Enumerable.Range(0, pieces.Length).Where(piece => pieces[piece].Code == code).ToArray())];
        _subjectOf = new int[Codes.Length];
        SubjectCount = pieces.Length;
        for (int code = 0; code < Codes.Length; code++) _subjectOf[code] = Pieces[code].Length == 1 ? Pieces[code][0] : SubjectCount++;
        _codeOf = [.. substances.Select(substance => Array.IndexOf(Codes, substance.Code))];
        _pieceOf = [.. substances.Select((substance, s) => Array.IndexOf(pieces, (substance.Code, masks[s])))];
        _wholeOf = [.. substances.Select((substance, s) => masks[s] != 0 && Array.IndexOf(Codes, substance.Code) is var code && Pieces[code].Length > 1 ? _subjectOf[code] : -1)];
    }

    /// <summary>In order.</summary>
    public AtcCode[] Codes { get; }

    /// <summary>By position in <see cref="Codes"/>: pieces, which are subjects of the tallies too.</summary>
    public int[][] Pieces { get; }

    /// <summary>By piece: the groups it lies in.</summary>
    public ulong[] Masks { get; }

    public int SubjectCount { get; }

    /// <summary>By substance of the read: position in <see cref="Codes"/>; −1 for none.</summary>
    public ReadOnlySpan<int> CodeOf => _codeOf;

    /// <summary>By substance of the read: the subject of its piece, and of the whole where that is another; −1 for none.</summary>
    public ReadOnlySpan<int> PieceOf => _pieceOf;

    /// <inheritdoc cref="PieceOf"/>
    public ReadOnlySpan<int> WholeOf => _wholeOf;

    /// <summary>Whether a code has several pieces.</summary>
    public bool HasWholes => SubjectCount > Masks.Length;

    /// <summary>Whether lists show the code.</summary>
    /// <inheritdoc cref="MaskOf"/>
    public bool IsListed(int code) => (MaskOf(code) & _whole) != 0;

    /// <summary>The groups that some of the code lies in.</summary>
    /// <param name="code">Position in <see cref="Codes"/>.</param>
    public ulong MaskOf(int code) => Pieces[code].Aggregate(0UL, (mask, piece) => mask | Masks[piece]);

    /// <inheritdoc cref="MaskOf"/>
    public int SubjectOf(int code) => _subjectOf[code];
}
