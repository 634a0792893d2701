namespace Analytics.Prescribing;

/// <summary>What a figure is about: a place of residence, or someone who prescribes.</summary>
/// <remarks>Two hierarchies over the same dispensings: nation ⊃ county ⊃ municipality by residence, practice ⊃ doctor by prescriber.</remarks>
public enum UnitLevel { National, County, Municipality, Practice, Doctor, Peer }
