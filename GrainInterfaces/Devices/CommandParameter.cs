using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>A parameter of a command.</summary>
/// <param name="Key">How callers name it.</param>
/// <param name="Source">The hardware's own name for it; the key when null.</param>
/// <param name="Required">True when it must be given; one with a default need not be.</param>
/// <param name="Min">The lowest number, or the shortest text.</param>
/// <param name="Max">The highest number, or the longest text (256 when null).</param>
/// <param name="Choices">The only texts it may be; default for any.</param>
/// <param name="Default">What is sent when it is not given, written as text.</param>
[GenerateSerializer, Immutable, Alias("twin.command-parameter")]
public sealed record CommandParameter(
    [property: Id(0)] string Key,
    [property: Id(1)] ParameterType Type,
    [property: Id(2)] string? Source = null,
    [property: Id(3)] bool Required = false,
    [property: Id(4)] double? Min = null,
    [property: Id(5)] double? Max = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<string> Choices = default,
    [property: Id(7)] string? Default = null)
{
    public bool Equals(CommandParameter? other) => other is not null
        && (Key, Type, Source, Required, Min, Max, Default) == (other.Key, other.Type, other.Source, other.Required, other.Min, other.Max, other.Default)
        && (Choices.IsDefault ? [] : Choices).SequenceEqual(other.Choices.IsDefault ? [] : other.Choices);

    public override int GetHashCode() => HashCode.Combine(Key, Type, Source, Required, Min, Max, Default);
}
