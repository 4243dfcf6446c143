namespace Twin.Devices;

/// <summary>What is known of a fault that a device has, or seems to get.</summary>
/// <param name="Looks">How many looks in a row have found it.</param>
internal sealed record CareSign(CareFault Fault, double Value, double Limit, string? Metric, int Looks);
