using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>A GP office.</summary>
/// <param name="Municipality">By the newest code.</param>
/// <param name="Gps">Doctors who work there.</param>
/// <param name="ListSize">People on their lists together.</param>
/// <param name="Name">For the practice's own document; null where the table gives none.</param>
/// <param name="Opened">First day; null where it was always open.</param>
/// <param name="Closed">Last day; null where it is open.</param>
public sealed record Practice(
    string PracticeId, MunicipalityCode Municipality, int Gps, int ListSize,
    string? Name = null, DateOnly? Opened = null, DateOnly? Closed = null);
