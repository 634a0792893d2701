using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Analytics.Extracts;

/// <summary>How many bytes are compared at once. All give the same; the widest that the processor has is taken.</summary>
internal enum ScanWidth
{
    /// <summary>One byte after the other.</summary>
    Scalar = 8,
    Bits128 = 128,
    Bits256 = 256,
    Bits512 = 512,
}

/// <summary>Finds a byte among 64: bit i of the answer is the byte at place i.</summary>
internal interface IByteScan
{
    static abstract ulong Find(ref byte text, byte wanted);

    /// <summary>Bytes that are not ASCII.</summary>
    static abstract ulong FindHigh(ref byte text);
}

internal static class ByteScan
{
    public static ScanWidth Widest =>
        Vector512.IsHardwareAccelerated ? ScanWidth.Bits512
        : Vector256.IsHardwareAccelerated ? ScanWidth.Bits256
        : Vector128.IsHardwareAccelerated ? ScanWidth.Bits128
        : ScanWidth.Scalar;

    internal readonly struct Wide512 : IByteScan
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Find(ref byte text, byte wanted) => Vector512.Equals(Vector512.LoadUnsafe(ref text), Vector512.Create(wanted)).ExtractMostSignificantBits();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong FindHigh(ref byte text) => Vector512.LoadUnsafe(ref text).ExtractMostSignificantBits();
    }

    internal readonly struct Wide256 : IByteScan
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Find(ref byte text, byte wanted) => Part(ref text, 0, wanted) | (Part(ref text, 32, wanted) << 32);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong FindHigh(ref byte text) =>
            Vector256.LoadUnsafe(ref text).ExtractMostSignificantBits() | ((ulong)Vector256.LoadUnsafe(ref text, 32).ExtractMostSignificantBits() << 32);

        private static ulong Part(ref byte text, nuint at, byte wanted) =>
            Vector256.Equals(Vector256.LoadUnsafe(ref text, at), Vector256.Create(wanted)).ExtractMostSignificantBits();
    }

    internal readonly struct Wide128 : IByteScan
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Find(ref byte text, byte wanted) =>
            Part(ref text, 0, wanted) | (Part(ref text, 16, wanted) << 16) | (Part(ref text, 32, wanted) << 32) | (Part(ref text, 48, wanted) << 48);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong FindHigh(ref byte text) => High(ref text, 0) | (High(ref text, 16) << 16) | (High(ref text, 32) << 32) | (High(ref text, 48) << 48);

        private static ulong Part(ref byte text, nuint at, byte wanted) =>
            Vector128.Equals(Vector128.LoadUnsafe(ref text, at), Vector128.Create(wanted)).ExtractMostSignificantBits();

        private static ulong High(ref byte text, nuint at) => Vector128.LoadUnsafe(ref text, at).ExtractMostSignificantBits();
    }

    internal readonly struct OneByOne : IByteScan
    {
        public static ulong Find(ref byte text, byte wanted)
        {
            ulong found = 0;
            for (int i = 0; i < 64; i++) found |= (Unsafe.Add(ref text, i) == wanted ? 1UL : 0) << i;
            return found;
        }

        public static ulong FindHigh(ref byte text)
        {
            ulong found = 0;
            for (int i = 0; i < 64; i++) found |= (ulong)(Unsafe.Add(ref text, i) >> 7) << i;
            return found;
        }
    }
}
