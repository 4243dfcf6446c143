using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Search;

namespace Twin.Devices;

/// <summary>Which devices: named ones, or those of a place.</summary>
internal sealed record HistoryDevicesQuery
{
    private const int MostDevices = 100;

    /// <summary>A device; several for all of them, at most 100.</summary>
    [FromQuery(Name = "device")]
    public string[]? Device { get; init; }

    /// <summary>An area code: the devices that lie in it.</summary>
    [FromQuery(Name = "area")]
    public string? Area { get; init; }

    /// <summary>A building: the devices in it.</summary>
    [FromQuery(Name = "building")]
    public string? Building { get; init; }

    /// <summary>Only devices of this profile.</summary>
    [FromQuery(Name = "profile")]
    public string? Profile { get; init; }

    public Refusal? Check() => this switch
    {
        { Device: { Length: > 0 } named } => named.Length > MostDevices || !named.All(ObjectKey.IsValidId) ? Refusal.Invalid("device", $"must be at most {MostDevices} ids of devices") : null,
        { Area: null, Building: null } => Refusal.Invalid("device", "or area or building must be given"),
        { Building: { } building } when !ObjectKey.IsValidId(building) => Refusal.Invalid("building", ObjectKey.IdRule),
        _ => CatalogLimits.Check(Filter),
    };

    /// <summary>The ids, when they are not too many for one answer.</summary>
    public async Task<Outcome<ImmutableArray<string>>> Choose(Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (Check() is { } refusal)
        {
            return refusal;
        }

        var chosen = ImmutableArray.CreateBuilder<string>();
        await foreach (var device in All(caller, grains, cancellationToken))
        {
            if (chosen.Count == MostDevices)
            {
                return Refusal.Invalid("area", $"has more than {MostDevices} devices that fit; a file takes them all");
            }

            chosen.Add(device);
        }

        return chosen.ToImmutable();
    }

    /// <summary>The ids, however many.</summary>
    public async IAsyncEnumerable<string> All(Caller caller, IGrainFactory grains, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Device is { Length: > 0 })
        {
            foreach (var device in Device.Distinct(StringComparer.Ordinal))
            {
                yield return device;
            }

            yield break;
        }

        await foreach (var entry in grains.Catalog().ListAll(caller, Filter, cancellationToken))
        {
            yield return entry.Key.Id;
        }
    }

    private ObjectFilter Filter => new()
    {
        Kind = ObjectKind.Device,
        Area = Area,
        Links = Building is null ? [] : [new ObjectKey(ObjectKind.Building, Building)],
        Facts = Profile is null ? [] : [new FactCondition(ObjectKind.Profile, FactComparison.Equal, Profile)],
    };
}
