using Twin.Storage;

namespace Twin.Cases;

/// <summary>The grid's roster must have, or no longer have, the worker.</summary>
public sealed record OwedRoster(string Grid, string Worker, bool Enrolled) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        Enrolled ? grains.Grid(Grid).Enroll(Worker, cancellationToken) : grains.Grid(Grid).Dismiss(Worker, cancellationToken);
}
