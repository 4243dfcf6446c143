namespace Twin.Access;

/// <summary>Who asks: passed explicitly to every grain method that reads or changes personal data or cases.</summary>
/// <param name="Subject">The account's user name, or <c>system</c>.</param>
/// <param name="Role">What the account is.</param>
/// <param name="Scope">The areas it may see.</param>
/// <param name="Worker">The grid worker this account belongs to, if it is one.</param>
/// <param name="Purpose">Why personal data is read, in the caller's words.</param>
[GenerateSerializer, Immutable, Alias("twin.caller")]
public sealed record Caller(
    [property: Id(0)] string Subject,
    [property: Id(1)] Role Role,
    [property: Id(2)] AreaScope Scope,
    [property: Id(3)] string? Worker = null,
    [property: Id(4)] string? Purpose = null)
{
    /// <summary>The twin itself, for calls between grains.</summary>
    public static Caller System { get; } = new("system", Role.System, AreaScope.Everything);

    /// <summary>May change the object library and accounts.</summary>
    public bool MayAdminister => Role is Role.Administrator or Role.System;

    /// <summary>May verify, close, reassign.</summary>
    public bool MaySupervise => Role is Role.Supervisor or Role.Administrator or Role.System;
}
