using Analytics.Tallies;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Histories wait for neighbours, but not for ever.</summary>
public class HistoryBatchTests
{
    private readonly List<short> _homes = [];

    [Fact]
    public void ThoseThatWait_ComeByMunicipality_WhenTheBatchEnds()
    {
        var batch = Batch();
        foreach (short home in (ReadOnlySpan<short>)[3, 1, 2, 1, 3]) batch.Add(At(home));
        batch.EndPartition(isFromDisk: false);
        Assert.Empty(_homes);

        batch.End();

        Assert.Equal([1, 1, 2, 3, 3], _homes);
    }

    [Fact]
    public void APartitionFromDisk_DoesNotWait()
    {
        var batch = Batch();
        batch.Add(At(7));

        batch.EndPartition(isFromDisk: true);

        Assert.Equal([7], _homes);
    }

    [Fact]
    public void Nobody_ComesTwice()
    {
        var batch = Batch();
        for (short home = 1; home <= 40; home++)
        {
            batch.Add(At(home));
            batch.EndPartition(isFromDisk: false);
        }
        batch.End();

        Assert.Equal(Enumerable.Range(1, 40), _homes.Select(home => (int)home));
    }

    private HistoryBatch Batch() => new((in PatientHistory history) => _homes.Add(history.Home));

    private static PatientHistory At(short home) => new(default, new[] { new DispensedEvent(0, 0, 0, 0, 0, home, 0, default) }, null, []);
}
