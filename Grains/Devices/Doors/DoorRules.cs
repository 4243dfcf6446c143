namespace Twin.Devices.Doors;

/// <summary>Who may be let in where.</summary>
internal static class DoorRules
{
    /// <summary>The event that only devices with a door have rules for.</summary>
    public const string Event = "access";

    private const int MaxReference = 64;

    public static Refusal? Check(AccessGrant grant, DateTimeOffset now) =>
        !ObjectKey.IsValidId(grant.Person) ? Refusal.Invalid("person", ObjectKey.IdRule)
        : !Enum.IsDefined(grant.Kind) ? Refusal.Invalid("kind", "must be card, code or face")
        : string.IsNullOrWhiteSpace(grant.Reference) || grant.Reference.Length > MaxReference || grant.Reference.Any(char.IsControl) ? Refusal.Invalid("reference", $"must be 1 to {MaxReference} characters")
        : grant.To <= now ? Refusal.Invalid("to", "must not be in the past")
        : grant.To <= grant.From ? Refusal.Invalid("to", "must be after from")
        : null;

    /// <summary>A door in a building is for those who live in it; one in the open for whoever lives somewhere.</summary>
    /// <returns>The person's home.</returns>
    public static async Task<Outcome<string>> FindHome(
        IGrainFactory grains, ProfileCache profiles, string door, AccessGrant grant, CancellationToken cancellationToken)
    {
        var device = (await grains.Device(door).Get(Access.Caller.System, cancellationToken)).Value!;
        if (await profiles.Get(device.Profile) is not { } profile || !profile.Events.Any(rule => rule.Event == Event))
        {
            return Refusal.Conflict("The device is no door: its profile has no rules for access.");
        }

        var home = (await grains.Person(grant.Person).GetStanding(cancellationToken)).Home;
        var building = home is null ? null : (await grains.Household(home).GetExposure(cancellationToken)).Building;
        return building is null || (device.Building is not null && device.Building != building) ? Refusal.Invalid("person", "must live where the door is") : home!;
    }
}
