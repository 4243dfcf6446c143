using System.Collections.Immutable;
using Twin.Access;
using Twin.Devices;

namespace Twin.Cases;

/// <summary>One matter from report to closing, with its trail. Key: <c>case/{id}</c>.</summary>
[Alias("twin.ICaseGrain")]
public interface ICaseGrain : IWakeable
{
    /// <summary>Opens the case; it is dispatched soon after. Harmless to repeat.</summary>
    [Alias("Open")]
    Task Open(CaseOpening opening, CancellationToken cancellationToken);

    /// <summary>A further alarm of the same incident, or the clearing of one. A repeat of one already noted has no effect.</summary>
    [Alias("AddHazard")]
    Task AddHazard(Hazard hazard, CancellationToken cancellationToken);

    /// <summary>Moves the case on.</summary>
    /// <param name="note">What was found or done; needed to resolve.</param>
    /// <returns>The case after the step, or <c>Conflict</c> naming what is possible instead, or <c>Forbidden</c>.</returns>
    [Alias("Act")]
    Task<Outcome<CaseSnapshot>> Act(Caller caller, CaseAction action, string? note, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<CaseSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Blots out texts that are a deleted person's values. Harmless to repeat. For grains only.</summary>
    [Alias("Forget")]
    Task Forget(ImmutableArray<string> values, CancellationToken cancellationToken);
}
