namespace Twin.Benchmarks.Publishing;

/// <param name="Seconds">Until the last device's message was acknowledged.</param>
/// <param name="Acknowledged">Messages, one a device.</param>
/// <param name="Connects">Attempts to connect.</param>
internal sealed record StormResult(double Seconds, long Acknowledged, int Connects);
