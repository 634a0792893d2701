using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>What dispensings are told apart by: the newest code of the drug, and those marks of the row that somebody asks for.</summary>
internal readonly record struct Substance(AtcCode Code, RowMarks Marks);
