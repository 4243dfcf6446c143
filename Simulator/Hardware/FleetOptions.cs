namespace Twin.Simulation;

/// <param name="Rate">Messages a second, of all devices together; less when the twin takes in less.</param>
/// <param name="FirstBackOff">How long a device waits before it connects again; doubled each time up to 30 s.</param>
public sealed record FleetOptions(string MqttHost, int MqttPort, double Rate, int Seed, TimeSpan FirstBackOff);
