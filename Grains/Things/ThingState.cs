using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Twin.Objects;

namespace Twin.Things;

public sealed record ThingState : ObjectState
{
    /// <summary>The version of the model that the attributes were checked against; 0 before the first.</summary>
    public int ModelVersion { get; init; }

    /// <summary>Those that are not sensitive. Never changed in place.</summary>
    public JsonObject Attributes { get; init; } = [];

    /// <summary>Those that are, by field: their JSON, encrypted.</summary>
    public ImmutableSortedDictionary<string, string> Sensitive { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? Area { get; init; }

    protected internal override bool HasAttributes => ModelVersion > 0;
}
