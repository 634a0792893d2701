using Analytics.Reports.OpenData;
using Analytics.Reports.Tests.Fixtures;
using Microsoft.Data.Analysis;

namespace Analytics.Reports.Tests.OpenData;

public sealed class FigureFrameTests
{
    [Fact]
    public void AFrame_HasARowForEveryFigure_AndNullForWhatIsWithheld()
    {
        var book = new BookBuilder { FirstYear = 2022, Hidden = (_, period) => period.Part == 2 }.Municipality();

        DataFrame frame = FigureFrame.Of(book.Figures);

        Assert.Equal(book.Figures.Count, frame.Rows.Count);
        Assert.Contains(frame.Rows, row => (string)row["status"] == "withheld:privacy");
        Assert.All(frame.Rows, row => Assert.Equal((string)row["status"] == "shown", row["value"] is not null));
    }
}
