using System.Diagnostics.CodeAnalysis;

namespace Twin;

/// <summary>What a call answers: its value, or the refusal that was to be expected. Faults are exceptions.</summary>
[GenerateSerializer, Immutable, Alias("twin.outcome`1")]
public sealed record Outcome<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
{
    /// <summary>True when the call did what it was asked to; then <see cref="Value"/> is set.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, Refusal: null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
