using Twin.Devices;

namespace Twin.Places;

/// <summary>How many devices of a place are in a condition.</summary>
[GenerateSerializer, Immutable, Alias("twin.condition-count")]
public sealed record ConditionCount([property: Id(0)] DeviceCondition Condition, [property: Id(1)] int Count);
