using Twin.Storage;

namespace Twin.Residents;

/// <summary>What sensors of a home recorded by a consent, while somebody lived there, must be deleted.</summary>
/// <param name="Text">The consent that has been withdrawn; null for all.</param>
public sealed record OwedReadingsErasure(string Household, string? Text, DateTimeOffset From, DateTimeOffset To) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Erasures().ForgetReadings(Household, Text, From, To, cancellationToken);
}
