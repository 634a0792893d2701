using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>Quantiles and distribution functions: the one file that names MathNet.Numerics, which is loaded when one of these is first asked.</summary>
internal static class Distributions
{
    public static double NormalQuantile(double share) => Normal.InvCDF(0, 1, share);

    public static double NormalBelow(double z) => Normal.CDF(0, 1, z);

    public static double StudentQuantile(double degreesOfFreedom, double share) => StudentT.InvCDF(0, 1, degreesOfFreedom, share);

    /// <summary>Q(p; k): the quantile of a gamma distribution of scale 1, half the chi-square quantile with twice as many degrees of freedom.</summary>
    public static double GammaQuantile(double share, double shape) => SpecialFunctions.GammaLowerRegularizedInv(shape, share);

    /// <summary>The share of a gamma distribution of scale 1 below x.</summary>
    public static double GammaBelow(double x, double shape) => SpecialFunctions.GammaLowerRegularized(shape, x);

    public static double BetaQuantile(double share, double a, double b) => Beta.InvCDF(a, b, share);
}
