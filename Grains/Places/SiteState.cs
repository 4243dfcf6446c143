using Twin.Storage;

namespace Twin.Places;

/// <summary>What every place with devices keeps.</summary>
public abstract record SiteState : TwinState
{
    public string Name { get; init; } = string.Empty;

    public IncidentBook Incidents { get; init; } = IncidentBook.Empty;

    public DeviceBook Devices { get; init; } = DeviceBook.Empty;

    /// <summary>True once the place itself has been described, not only heard of by its devices or workers.</summary>
    public bool Described => Name.Length > 0;
}
