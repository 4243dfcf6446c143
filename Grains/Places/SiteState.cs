using Twin.Objects;

namespace Twin.Places;

/// <summary>What every place with devices keeps.</summary>
public abstract record SiteState : ObjectState
{
    public string Name { get; init; } = string.Empty;

    public IncidentBook Incidents { get; init; } = IncidentBook.Empty;

    public LinkageBook Linkages { get; init; } = LinkageBook.Empty;

    public DeviceBook Devices { get; init; } = DeviceBook.Empty;

    protected internal override bool HasAttributes => Name.Length > 0;
}
