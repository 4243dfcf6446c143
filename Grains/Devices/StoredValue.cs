namespace Twin.Devices;

/// <summary>A metric's newest value as it was when the state was last stored; newer ones are in history.</summary>
internal sealed record StoredValue(string Metric, double Value, DateTimeOffset At);
