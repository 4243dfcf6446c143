namespace Twin.Devices;

/// <summary>What a rule would have raised.</summary>
/// <param name="Raised">How many alarms in all.</param>
/// <param name="Devices">By device, in the order they were named.</param>
internal sealed record RuleTrialView(DateTimeOffset From, DateTimeOffset To, int Raised, IReadOnlyList<DeviceTrialView> Devices);
