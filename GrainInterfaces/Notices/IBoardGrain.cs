using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Notices;

/// <summary>What a resident finds on the board of the own areas. Stateless; key 0.</summary>
[Alias("twin.IBoardGrain")]
public interface IBoardGrain : IGrainWithIntegerKey
{
    /// <summary>Notices, the newest first, at most 200; recalled ones only if the caller had read them.</summary>
    [Alias("ListNotices")]
    Task<ImmutableArray<BoardEntry>> ListNotices(Caller caller, CancellationToken cancellationToken);

    /// <summary>Activities that are still to come, the next first, at most 200.</summary>
    [Alias("ListActivities")]
    Task<ImmutableArray<BoardEntry>> ListActivities(Caller caller, CancellationToken cancellationToken);

    /// <summary>True when an audience means the caller now: what is for it may be pushed to the caller.</summary>
    [Alias("IsMeant")]
    Task<bool> IsMeant(Caller caller, Audience audience, CancellationToken cancellationToken);
}
