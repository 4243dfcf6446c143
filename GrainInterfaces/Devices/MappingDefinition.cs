namespace Twin.Devices;

/// <summary>How messages are read that no dialect knows.</summary>
/// <param name="Name">For people, 1 to 100 characters.</param>
/// <param name="Topic">An MQTT topic filter; a level <c>{device}</c> is the device's id.</param>
/// <param name="Script">
/// JavaScript with a function <c>map(message)</c>, at most 16,384 characters. The message has <c>topic</c>, <c>levels</c>,
/// <c>device</c>, <c>text</c>, <c>json</c>, <c>bytes</c> and <c>receivedAt</c> (milliseconds since 1970). It returns
/// <c>{values:{…}, ts, device, status}</c> or an array of these; all but one of <c>values</c> and <c>status</c> may be left out.
/// </param>
[GenerateSerializer, Immutable, Alias("twin.mapping-definition")]
public sealed record MappingDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Topic,
    [property: Id(2)] string Script);
