using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>A command that devices of a profile understand.</summary>
/// <param name="Id">Such as <c>mute</c>; how callers name it.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Method">The hardware's own name for it, such as <c>Switch.Set</c>; the id when null.</param>
/// <param name="Writes">True when it sets properties of the device rather than calling a function of it.</param>
/// <param name="Timeout">How long its acknowledgement may take; 30 s when null.</param>
[GenerateSerializer, Immutable, Alias("twin.device-command")]
public sealed record DeviceCommand(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<CommandParameter> Parameters = default,
    [property: Id(3)] string? Method = null,
    [property: Id(4)] bool Writes = false,
    [property: Id(5)] TimeSpan? Timeout = null)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    public bool Equals(DeviceCommand? other) => other is not null
        && (Id, Name, Method, Writes, Timeout) == (other.Id, other.Name, other.Method, other.Writes, other.Timeout)
        && (Parameters.IsDefault ? [] : Parameters).SequenceEqual(other.Parameters.IsDefault ? [] : other.Parameters);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Method, Writes, Timeout);
}
