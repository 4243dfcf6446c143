using Twin.Places;

namespace Twin.People;

/// <summary>The room a home is in. It is there before the home is stored: whoever finds the home finds its room.</summary>
internal static class HomeRoom
{
    public static ObjectKey KeyOf(HouseholdAttributes home) => new(ObjectKind.Room, new RoomId(home.Building, home.Unit, home.Room).ToString());

    /// <returns>Where the room is, or which field of the home leads to none.</returns>
    public static async Task<Outcome<RoomPlace>> Occupy(IGrainFactory grains, HouseholdAttributes home, CancellationToken cancellationToken)
    {
        var outcome = await grains.Room(KeyOf(home).Id).Occupy(new RoomAttributes(home.Building, home.Unit, home.Floor, home.Room), cancellationToken);
        return outcome.Refusal is { Field: "id" or "number" } refusal ? refusal with { Field = "room" } : outcome;
    }
}
