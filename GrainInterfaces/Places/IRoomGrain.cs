using Twin.Access;
using Twin.Objects;

namespace Twin.Places;

/// <summary>A room (房间), where households live. Key: <c>room/{id}</c>, the id being a <see cref="RoomId"/>.</summary>
[Alias("twin.IRoomGrain")]
public interface IRoomGrain : IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, RoomAttributes attributes, CancellationToken cancellationToken);

    /// <summary>A home is in it: creates it, or sets its floor, and leaves all else as it is. Harmless to repeat.</summary>
    /// <returns>Where it is.</returns>
    [Alias("Occupy")]
    Task<Outcome<RoomPlace>> Occupy(RoomAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<RoomSnapshot>> Get(Caller caller, CancellationToken cancellationToken);
}
