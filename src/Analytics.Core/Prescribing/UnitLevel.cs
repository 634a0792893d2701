namespace Analytics.Prescribing;

/// <summary>What a figure is about: a place of residence, or someone who prescribes.</summary>
/// <remarks>
/// Two hierarchies over the same dispensings: nation ⊃ county ⊃ municipality by residence, practice ⊃ doctor by prescriber. A union stands for
/// municipalities that were one when a series began; groups, clusters and networks are units that work together.
/// </remarks>
public enum UnitLevel { National, County, Municipality, Practice, Doctor, Peer, Union, Group, Cluster, Network }
