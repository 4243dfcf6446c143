using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>The devices at a place must judge by its new rules.</summary>
/// <param name="Owner">A device, or a place whose devices it concerns.</param>
public sealed record OwedRules(ObjectKey Owner) : Owed
{
    private const int AtOnce = 200;

    public override async Task Settle(IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (Owner.Kind == ObjectKind.Device)
        {
            await grains.Device(Owner.Id).AdoptRules(cancellationToken);
            return;
        }

        if (Owner.Kind == ObjectKind.Estate)
        {
            await foreach (var building in grains.LinkedTo(Owner, ObjectKind.Building, cancellationToken))
            {
                await new OwedRules(building.Key).Settle(grains, cancellationToken);
            }

            return;
        }

        var adopting = new List<Task>(AtOnce);
        await foreach (var device in grains.LinkedTo(Owner, ObjectKind.Device, cancellationToken))
        {
            adopting.Add(grains.Device(device.Key.Id).AdoptRules(cancellationToken));
            if (adopting.Count == AtOnce)
            {
                await Task.WhenAll(adopting);
                adopting.Clear();
            }
        }

        await Task.WhenAll(adopting);
    }
}
