namespace Twin.Devices;

/// <summary>A version of a mapping.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="By">Who saved it.</param>
[GenerateSerializer, Immutable, Alias("twin.site-mapping")]
public sealed record SiteMapping(
    [property: Id(0)] string Id,
    [property: Id(1)] int Version,
    [property: Id(2)] MappingDefinition Definition,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At);
