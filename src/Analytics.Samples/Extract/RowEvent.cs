namespace Analytics.Samples.Extract;

/// <summary>One row to come, in eight bytes: who, which day of the block, which event of which course, and which copy of it.</summary>
internal readonly record struct RowEvent
{
    private const int DayBits = 6, CourseBits = 4, EventBits = 10, CopyBits = 12;

    private readonly ulong _packed;

    public RowEvent(int resident, int day, int course, int number, int copy) => _packed =
        ((ulong)(uint)resident << 32) | ((ulong)(uint)day << (CourseBits + EventBits + CopyBits)) |
        ((ulong)(uint)course << (EventBits + CopyBits)) | ((ulong)(uint)number << CopyBits) | (uint)copy;

    public const int MostDays = 1 << DayBits;
    public const int MostCopies = 1 << CopyBits;

    public int Resident => (int)(_packed >> 32);
    public int Day => (int)((_packed >> (CourseBits + EventBits + CopyBits)) & (MostDays - 1));
    /// <summary>Slot of the course.</summary>
    public int Course => (int)((_packed >> (EventBits + CopyBits)) & ((1 << CourseBits) - 1));
    public int Number => (int)((_packed >> CopyBits) & ((1 << EventBits) - 1));
    public int Copy => (int)(_packed & (MostCopies - 1));
}
