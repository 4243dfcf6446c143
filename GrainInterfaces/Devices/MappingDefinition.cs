using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>How messages are read that no dialect knows, and how such devices are told what to do.</summary>
/// <param name="Name">For people, 1 to 100 characters.</param>
/// <param name="Topic">An MQTT topic filter; a level <c>{device}</c> is the device's id.</param>
/// <param name="Script">
/// JavaScript with a function <c>map(message)</c>, at most 16,384 characters. The message has <c>topic</c>, <c>levels</c>,
/// <c>device</c>, <c>text</c>, <c>json</c>, <c>bytes</c> and <c>receivedAt</c> (milliseconds since 1970). It returns
/// <c>{values:{…}, ts, device, status, event, data, id, reply:{number, done}}</c> or an array of these; all but one of <c>values</c>,
/// <c>status</c>, <c>event</c> and <c>reply</c> may be left out. With <paramref name="Down"/> it has a function <c>command(order)</c> as
/// well: the order has <c>device</c>, <c>number</c>, <c>method</c> (null for desired properties), <c>writes</c>, <c>values</c>,
/// <c>revision</c> and <c>now</c>. It returns <c>{topic, payload, bytes, echo}</c>, an array of these, or null when it has no words for it.
/// </param>
/// <param name="Down">
/// The topic filter of what goes down, with a level <c>{device}</c>: a device may subscribe to it with its own id there. Null when
/// nothing does.
/// </param>
[GenerateSerializer, Immutable, Alias("twin.mapping-definition")]
public sealed record MappingDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Topic,
    [property: Id(2)] string Script,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Down = null);
