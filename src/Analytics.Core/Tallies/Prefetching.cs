using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Tallies;

/// <summary>Asks for memory before it is needed, since memory answers many questions at once.</summary>
internal static class Prefetching
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Bring<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
