using System.Buffers.Binary;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Tests.Syntax;

public class IccProfileTests
{
    private static readonly byte[] s_profile = IccProfile.Build();

    [Fact]
    public void Profile_IsAnRgbDisplayProfileOfItsLength()
    {
        Assert.Equal(s_profile.Length, BinaryPrimitives.ReadInt32BigEndian(s_profile));
        Assert.Equal("mntrRGB XYZ "u8.ToArray(), s_profile[12..24]);
        Assert.Equal("acsp"u8.ToArray(), s_profile[36..40]);
    }

    [Fact]
    public void Tags_LieInsideTheProfile_OnFourByteBounds()
    {
        int tags = BinaryPrimitives.ReadInt32BigEndian(s_profile.AsSpan(128));
        Assert.Equal(9, tags);
        for (int i = 0; i < tags; i++)
        {
            int start = BinaryPrimitives.ReadInt32BigEndian(s_profile.AsSpan(136 + (12 * i)));
            int length = BinaryPrimitives.ReadInt32BigEndian(s_profile.AsSpan(140 + (12 * i)));
            Assert.Equal(0, start % 4);
            Assert.InRange(start + length, 0, s_profile.Length);
        }
    }
}
