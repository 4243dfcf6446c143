namespace Twin.Devices;

/// <summary>Where a device stands: checked against the objects it names, and told to the places concerned.</summary>
internal static class DevicePlacement
{
    private const int MaxNameLength = 100;
    private const int ThumbprintLength = 64;

    /// <returns>The state with the attributes and the area they lead to; the secret is left as it was.</returns>
    public static async Task<Outcome<DeviceState>> Describe(
        string device, DeviceState state, DeviceAttributes attributes, IGrainFactory grains, ProfileCache profiles, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (attributes.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength))
        {
            return Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters");
        }

        if (!ObjectKey.IsValidId(attributes.Profile) || await profiles.Get(attributes.Profile) is not { } profile)
        {
            return Refusal.Invalid("profile", $"profile '{attributes.Profile}' is not known");
        }

        if (attributes.Building is null == attributes.Grid is null)
        {
            return Refusal.Invalid("building", "either a building or a grid must be given");
        }

        var (field, id) = attributes.Building is { } building ? ("building", building) : ("grid", attributes.Grid!);
        var area = ObjectKey.IsValidId(id) ? await grains.HazardSite(new ObjectKey(field, id)).GetArea(cancellationToken) : null;
        if (area is null)
        {
            return Refusal.Invalid(field, $"{field} '{id}' is not known");
        }

        var home = attributes.Household is { } household && ObjectKey.IsValidId(household) ? await grains.Household(household).GetExposure(cancellationToken) : null;
        if (attributes.Household is not null && (attributes.Building is null || home?.Building != attributes.Building))
        {
            return Refusal.Invalid("household", $"household '{attributes.Household}' is not in the building");
        }

        if (attributes.Gateway == device)
        {
            return Refusal.Invalid("gateway", "must be another device");
        }

        var certificate = attributes.Certificate?.Replace(":", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        if (certificate is not null && (certificate.Length != ThumbprintLength || !certificate.All(char.IsAsciiHexDigit)))
        {
            return Refusal.Invalid("certificate", $"must be a SHA-256 thumbprint: {ThumbprintLength} hexadecimal digits");
        }

        return state with
        {
            Name = attributes.Name,
            Profile = attributes.Profile,
            ProfileName = profile.Profile.Name,
            Building = attributes.Building,
            Grid = attributes.Grid,
            Household = attributes.Household,
            Gateway = attributes.Gateway,
            Certificate = certificate,
            Area = area,
            Consents = home is null || state.Consents.SequenceEqual(home.Consents) ? state.Consents : home.Consents,
            Silence = state.Profile == attributes.Profile ? state.Silence : state.Silence with { CheckAt = Silence.HeardAt(now, profile).CheckAt },
        };
    }

    /// <summary>Owes the new place the device, and the old one its leaving. Open alarms stay with the place that was told of them.</summary>
    public static DeviceState Move(string device, DeviceState from, DeviceState to)
    {
        var (old, place) = (PlaceOf(from), PlaceOf(to));
        if (old == place)
        {
            return to;
        }

        var owes = old is { } left ? to.Owes.Add(new OwedRemoval(left, device, from.Revision + 1)) : to.Owes;
        return to with { Owes = place is { } here ? owes.Add(new OwedCondition(here, device, to.Condition, from.Revision + 1)) : owes };
    }

    /// <summary>A deleted device stands nowhere.</summary>
    private static ObjectKey? PlaceOf(DeviceState state) => state.Described ? state.Place : null;
}
