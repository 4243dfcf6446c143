using Twin.Objects;

namespace Twin.Places;

/// <summary>What a district, a street, a community or a micro-grid keeps.</summary>
public sealed record AreaState : ObjectState
{
    public string Name { get; init; } = string.Empty;

    public GeoJson? Boundary { get; init; }

    protected internal override bool HasAttributes => Name.Length > 0;
}
