using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Where the slabs of a run lie: a few large blocks that the garbage collector neither clears nor copies, in large pages where the system has them. For any number of threads.</summary>
/// <remarks>With pages of 4 KiB, the system's work for each new page was a tenth of a run.</remarks>
internal sealed partial class SlabMemory
{
    private const int FirstBlock = 1 << 18, LargestBlock = 1 << 25, LargePage = 1 << 21, AdviseLargePages = 14;

    private readonly Lock _gate = new();
    private byte[] _block = [];
    private int _used, _next = FirstBlock;

    // By size: pieces that were given back.
    private readonly Dictionary<int, Stack<Piece>> _free = [];

    /// <summary>A piece of so many bytes, with anything in them.</summary>
    public Piece Take(int bytes)
    {
        lock (_gate)
        {
            if (_free.TryGetValue(bytes, out var free) && free.TryPop(out var again)) return again;
            if (_block.Length - _used < bytes)
            {
                _block = NewBlock(Math.Max(bytes, _next));
                (_used, _next) = (0, Math.Min(2 * _next, LargestBlock));
            }
            var piece = new Piece(_block, _used);
            // Eight bytes each, so that no number lies across two of them.
            _used += (bytes + 7) & ~7;
            return piece;
        }
    }

    /// <summary>For others to take: nobody may use it as it was.</summary>
    /// <param name="bytes">As many as were taken.</param>
    public void GiveBack(Piece piece, int bytes)
    {
        lock (_gate)
        {
            if (!_free.TryGetValue(bytes, out var free)) _free[bytes] = free = [];
            free.Push(piece);
        }
    }

    private static byte[] NewBlock(int bytes)
    {
        byte[] block = GC.AllocateUninitializedArray<byte>(bytes + 8, pinned: true);
        if (OperatingSystem.IsLinux() && bytes >= 2 * LargePage) AskForLargePages(block);
        return block;
    }

    // An advice: where the system does not take it, all is as before.
    private static unsafe void AskForLargePages(byte[] block)
    {
        nint first = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block)), end = first + block.Length;
        first = (first + LargePage - 1) & ~(nint)(LargePage - 1);
        _ = Advise(first, end - first & ~(nint)(LargePage - 1), AdviseLargePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);

    /// <summary>A part of a block.</summary>
    internal readonly record struct Piece(byte[] Block, int Start)
    {
        public ref T As<T>()
            where T : unmanaged => ref Unsafe.As<byte, T>(ref Block[Start]);
    }
}
