namespace Twin.Devices.Dialects;

/// <summary>A message to a device.</summary>
internal readonly record struct Downlink(string Topic, byte[] Payload);
