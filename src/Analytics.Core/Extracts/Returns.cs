using System.Buffers.Binary;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Finds returns of what was never dispensed: patient and code whose amounts sum to less than nothing.</summary>
/// <remarks>A return of what was dispensed before the extract begins looks the same, so this is a warning.</remarks>
internal sealed class Returns
{
    private readonly NameTable _pairs = new();
    private readonly KeyedStates<Balance> _balances = new();

    public void Add(int patient, AtcCode atc, int packages, int ddd, long place)
    {
        Span<byte> pair = stackalloc byte[sizeof(int) + sizeof(ulong)];
        BinaryPrimitives.WriteInt32LittleEndian(pair, patient);
        BinaryPrimitives.WriteUInt64LittleEndian(pair[sizeof(int)..], atc.Packed);
        int key = _pairs.Intern(pair);
        lock (_balances.GateOf(key)) _balances[key].Add(packages, ddd, place);
    }

    /// <summary>For each patient and code with less than nothing, the first return. Not while rows are added.</summary>
    public IEnumerable<long> Unmatched() => _balances.All.Where(balance => balance.IsNegative).Select(balance => balance.FirstReturn);

    private struct Balance
    {
        private long _packages;
        private long _ddd;
        private long _firstReturnPlusOne;

        public readonly long FirstReturn => _firstReturnPlusOne - 1;
        public readonly bool IsNegative => _packages < 0 || _ddd < 0;

        public void Add(int packages, int ddd, long place)
        {
            _packages += packages;
            _ddd += ddd;
            bool isReturn = packages < 0 || ddd < 0;
            if (isReturn && (_firstReturnPlusOne == 0 || place < FirstReturn)) _firstReturnPlusOne = place + 1;
        }
    }
}
