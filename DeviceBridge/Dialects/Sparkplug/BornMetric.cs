namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>A metric as its birth described it.</summary>
/// <param name="Device">Empty for the edge node's own.</param>
internal sealed record BornMetric(string Device, string Name, SparkplugType Type);
