namespace Twin.Benchmarks.Publishing;

internal sealed record PublisherDevice(string Id, string Secret);
