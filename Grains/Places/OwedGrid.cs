using Twin.Storage;

namespace Twin.Places;

/// <summary>The community must list its grid.</summary>
public sealed record OwedGrid(string Community, string Grid) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Community(Community).AddGrid(Grid, cancellationToken);
}
