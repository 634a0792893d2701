using System.Reflection;
using Analytics.Release;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>Makes released values by reflection. Only the gate may do it otherwise, and Reports is not among its friends.</summary>
internal static class Make
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    public static Published<T> Shown<T>(T value) => Call<T>("Shown", value!);

    public static Published<T> Withheld<T>(WithheldReason reason = WithheldReason.Privacy) => Call<T>("Withheld", reason);

    /// <summary>A released object with these properties.</summary>
    public static T Released<T>(params (string Property, object? Value)[] values)
        where T : class
    {
        var made = (T)Activator.CreateInstance(typeof(T), Internal, null, [], null)!;
        foreach ((string property, object? value) in values) typeof(T).GetProperty(property, Internal)!.GetSetMethod(nonPublic: true)!.Invoke(made, [value]);
        return made;
    }

    /// <summary>What Core makes of shown figures, by a static method of one of its types.</summary>
    public static T Derived<T>(string type, string method, params object?[] arguments) =>
        (T)typeof(Publication).Assembly.GetType(type, throwOnError: true)!.GetMethods(Internal)
            .Where(one => one.Name == method && one.GetParameters().Length == arguments.Length && one.GetParameters().Zip(arguments).All(pair => pair.Second is null || pair.First.ParameterType.IsInstanceOfType(pair.Second))).OrderBy(one => one.IsPrivate).First().Invoke(null, arguments)!;

    private static Published<T> Call<T>(string method, object argument) =>
        (Published<T>)typeof(Published<T>).GetMethod(method, Internal)!.Invoke(null, [argument])!;
}
