using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>How a vendor's event is understood.</summary>
/// <param name="Key">As the hardware calls it.</param>
/// <param name="Event">What it is, such as <c>access</c>.</param>
/// <param name="Fields">Names of its fields, vendor's to ours; a field that is not among them keeps its name.</param>
/// <param name="Adds">Fields and texts every such event has, such as <c>{"result":"forced"}</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.event-source")]
public sealed record EventSource(
    [property: Id(0)] string Key,
    [property: Id(1)] string Event,
    [property: Id(2)] ImmutableSortedDictionary<string, string>? Fields = null,
    [property: Id(3)] ImmutableSortedDictionary<string, string>? Adds = null)
{
    public bool Equals(EventSource? other) => other is not null && (Key, Event) == (other.Key, other.Event)
        && (Fields ?? None).SequenceEqual(other.Fields ?? None) && (Adds ?? None).SequenceEqual(other.Adds ?? None);

    public override int GetHashCode() => HashCode.Combine(Key, Event);

    private static ImmutableSortedDictionary<string, string> None => ImmutableSortedDictionary<string, string>.Empty;
}
