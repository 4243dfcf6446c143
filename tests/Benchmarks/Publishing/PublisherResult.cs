namespace Twin.Benchmarks.Publishing;

/// <param name="Total">Acknowledged altogether, warm-up included.</param>
/// <param name="Measured">Acknowledged, warm-up left out.</param>
/// <param name="Rate">Acknowledged a second, warm-up left out.</param>
/// <param name="Refused">Answered with a refusal.</param>
/// <param name="P50">Milliseconds from PUBLISH to PUBACK.</param>
/// <param name="P99">Milliseconds from PUBLISH to PUBACK.</param>
/// <param name="ProcessorSeconds">What publishing itself took, warm-up left out.</param>
internal sealed record PublisherResult(long Total, long Measured, double Rate, long Refused, double P50, double P99, double ProcessorSeconds);
