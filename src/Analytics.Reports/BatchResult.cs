namespace Analytics.Reports;

/// <summary>What a batch wrote, and what it could not.</summary>
/// <param name="Files">By path, ordinal.</param>
/// <param name="Failures">By path, ordinal; the other files are whole and right all the same.</param>
public sealed record BatchResult(IReadOnlyList<WrittenFile> Files, IReadOnlyList<BatchFailure> Failures);

/// <param name="RelativePath">From the output folder, with forward slashes.</param>
/// <param name="Sha256">In lower-case hex.</param>
public sealed record WrittenFile(string RelativePath, string Sha256);

/// <param name="RelativePath">The file that is missing.</param>
/// <param name="Message">What happened; never a patient's value.</param>
public sealed record BatchFailure(string RelativePath, string Message);

/// <summary>How far a batch has come.</summary>
/// <param name="Done">Books done, with or without failures.</param>
/// <param name="Total">Books to be done.</param>
/// <param name="Current">The book that was done last, such as <c>municipal/0301</c>.</param>
public sealed record BatchProgress(int Done, int Total, string Current);
