using Twin.Storage;

namespace Twin.Objects;

/// <summary>
/// A place lies in another area now or is called otherwise, and what lies in it must follow. Each object asks the place itself where it is, so
/// the order of several moves does not matter and a repeat changes nothing.
/// </summary>
/// <param name="Kind">What follows: a kind of the twin's own, or <see cref="ObjectKind.Thing"/> for all whose model is data.</param>
public sealed record OwedMove(ObjectKey Place, string Kind) : Owed
{
    private const int AtOnce = 200;

    public override async Task Settle(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var moving = new List<Task>(AtOnce);
        await foreach (var entry in grains.LinkedTo(Place, Kind, cancellationToken))
        {
            moving.Add(grains.Object(entry.Key).Relocate(cancellationToken));
            if (moving.Count == AtOnce)
            {
                await Task.WhenAll(moving);
                moving.Clear();
            }
        }

        await Task.WhenAll(moving);
    }
}
