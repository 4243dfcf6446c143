using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What became of a message.</summary>
/// <param name="Status">Whether it was taken in at all.</param>
/// <param name="Rejected">Readings left out, each with its reason; the others were taken in.</param>
[GenerateSerializer, Immutable, Alias("twin.ingest-outcome")]
public sealed record IngestOutcome(
    [property: Id(0)] IngestStatus Status,
    [property: Id(1)] ImmutableArray<RejectedReading> Rejected)
{
    public static IngestOutcome Accepted { get; } = new(IngestStatus.Accepted, []);

    public static IngestOutcome NotConsented { get; } = new(IngestStatus.NotConsented, []);

    public static IngestOutcome NotItsGateway { get; } = new(IngestStatus.NotItsGateway, []);

    public static IngestOutcome UnknownDevice { get; } = new(IngestStatus.UnknownDevice, []);
}
