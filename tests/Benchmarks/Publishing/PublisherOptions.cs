namespace Twin.Benchmarks.Publishing;

/// <param name="Devices">A file with id and secret of a device a line.</param>
/// <param name="Seconds">How long to measure; null for until told to end.</param>
/// <param name="Rate">Messages a second of all devices together; 0 for as many as are acknowledged.</param>
/// <param name="Dialect">One of <see cref="DialectMessage.All"/>.</param>
/// <param name="Subscribe">True when each device also listens to its own commands.</param>
internal sealed record PublisherOptions(
    int Port, string Devices, int? Seconds, int InFlight = 1, double Rate = 0, string Dialect = DialectMessage.Twin, bool Subscribe = false);
