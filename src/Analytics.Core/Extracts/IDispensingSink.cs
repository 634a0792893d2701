namespace Analytics.Extracts;

/// <summary>Takes kept rows. The reader makes one per worker, so an implementation needs no locks.</summary>
internal interface IDispensingSink
{
    /// <summary>Called only for codes that the reader was asked for; the order of rows means nothing.</summary>
    void Add(in Dispensing dispensing);

    /// <summary>Called once after the last row, by the worker that the sink belongs to.</summary>
    void End() { }
}
