using System.Collections.Immutable;

namespace Twin.Access;

/// <summary>Who asks: passed explicitly to every grain method that reads or changes personal data or cases.</summary>
/// <param name="Subject">The account's user name, or <c>system</c>.</param>
/// <param name="Role">What the account is.</param>
/// <param name="Scope">The areas it may see.</param>
/// <param name="Worker">The grid worker this account belongs to, if it is one.</param>
/// <param name="Purpose">Why personal data is read, in the caller's words.</param>
/// <param name="Bound">What the account is bound to: a resident's person, a company's estates or buildings, a department's categories.</param>
[GenerateSerializer, Immutable, Alias("twin.caller")]
public sealed record Caller(
    [property: Id(0)] string Subject,
    [property: Id(1)] Role Role,
    [property: Id(2)] AreaScope Scope,
    [property: Id(3)] string? Worker = null,
    [property: Id(4)] string? Purpose = null,
    [property: Id(5)] ImmutableArray<ObjectKey> Bound = default)
{
    /// <summary>The twin itself, for calls between grains.</summary>
    public static Caller System { get; } = new("system", Role.System, AreaScope.Everything);

    /// <summary><see cref="Bound"/>, empty when the account is bound to nothing.</summary>
    public ImmutableArray<ObjectKey> Bindings => Bound.IsDefault ? [] : Bound;
}
