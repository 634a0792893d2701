using System.Reflection;
using System.Runtime.CompilerServices;
using Analytics.Release;

namespace Analytics.Core.Tests.Conventions;

/// <summary>Why no unsuppressed number can reach a page: the shape of what is released.</summary>
public class ReleasedTypesTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All public types of the namespace but settings, enums and static helpers.</summary>
    private static IEnumerable<Type> Released => typeof(Publication).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == typeof(Publication).Namespace && type != typeof(DisclosurePolicy) && type != typeof(SensitiveGroups) && !type.IsEnum && !(type.IsAbstract && type.IsSealed));

    [Fact]
    public void OnlyTestsAndBenchmarks_SeeIntoCore() => Assert.Equal(
        ["Analytics.Bench", "Analytics.Core.Tests"],
        typeof(Publication).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName).Order(StringComparer.Ordinal));

    [Fact]
    public void RowsTalliesAndEstimates_AreInternal() => Assert.DoesNotContain(
        typeof(Publication).Assembly.GetExportedTypes(),
        type => type.Namespace is "Analytics.Tallies" or "Analytics.Estimates" || type.Name is "Dispensing" or "ExtractRow" or "DisclosureGate");

    [Fact]
    public void EverythingReleased_IsSealed_AndOnlyTheGateBuildsIt() => Assert.All(Released, type => Assert.True(
        type.IsSealed && type.GetConstructors().Length == 0 && !HasPublicSetter(type) && !IsRecord(type) && type.GetFields().Length == 0,
        $"{type.Name} can be made or changed outside the gate"));

    [Fact]
    public void NoStaticMember_GivesSomethingReleased() => Assert.All(
        typeof(Publication).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)),
        method => Assert.False(Released.Contains(Open(method.ReturnType)), $"{method.DeclaringType!.Name}.{method.Name} gives {method.ReturnType.Name}"));

    [Fact]
    public void APublishedValue_CanOnlyBeMatched()
    {
        var type = typeof(Published<>);
        var open = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
        Assert.Equal(["Match", "Select", "ToString"], open.Select(member => member.Name).Order(StringComparer.Ordinal));
        // No conversion, no base and no interface hands the value out.
        Assert.Empty(type.GetInterfaces());
        Assert.All(type.GetMethods(Everything).Where(method => method.IsPublic), method => Assert.NotEqual(type.GetGenericArguments()[0], method.ReturnType));
    }

    [Fact]
    public void TheDefault_IsWithheldAndNotReleased() => Assert.Equal(
        WithheldReason.NotReleased, default(Published<decimal>).Match<WithheldReason?>(_ => null, reason => reason));

    [Fact]
    public void AWithheldValue_HoldsNoNumberAtAll()
    {
        var withheld = Published<decimal>.Withheld(WithheldReason.Privacy);
        var value = typeof(Published<decimal>).GetFields(Everything).Single(field => field.FieldType == typeof(decimal));
        Assert.Equal(0m, value.GetValue(withheld));
        Assert.Equal(WithheldReason.Privacy, withheld.Select(number => number + 1).Match<WithheldReason?>(_ => null, reason => reason));
    }

    [Theory]
    [InlineData(true, "shown")]
    [InlineData(false, "withheld")]
    public void TheText_NeverIsTheValue(bool shown, string text) => Assert.Equal(
        text, (shown ? Published<int>.Shown(7) : Published<int>.Withheld(WithheldReason.Privacy)).ToString());

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>Public setters count, <c>init</c> ones included.</summary>
    private static bool HasPublicSetter(Type type) => type.GetProperties().Any(property => property.SetMethod is { IsPublic: true });

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetMethods(Everything).Any(method => method.Name == "PrintMembers");
}
