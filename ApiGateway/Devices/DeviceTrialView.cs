namespace Twin.Devices;

/// <summary>What a rule would have raised at one device.</summary>
/// <param name="Alarms">The first 100, oldest first.</param>
/// <param name="Judged">How many readings or events were looked at.</param>
/// <param name="Truncated">True when there was more than was looked at.</param>
internal sealed record DeviceTrialView(string Device, int Raised, IReadOnlyList<TriedAlarm> Alarms, int Judged, bool Truncated);
