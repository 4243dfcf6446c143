using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

/// <summary>
/// An area that is a name, a code and a boundary. The areas around it need not be described: a code says by itself what
/// lies in what, and a site may begin with its communities.
/// </summary>
internal abstract class AreaGrain(
    IPersistentState<Document<AreaState>> document, BoundaryBook boundaries, TimeProvider time, ILogger log)
    : ObjectGrain<AreaState, AreaAttributes>(document, time, log), IAreaGrain
{
    protected abstract AreaLevel Level { get; }

    public async Task<Outcome<AreaSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        var fit = await boundaries.Fit(Key.Id, caller);
        return new AreaSnapshot(Key.Kind, Key.Id, State.Name, fit.Parent, fit.Children, State.Boundary, fit.Warnings, State.Revision);
    }

    public Task<bool> Exists(CancellationToken cancellationToken) => Task.FromResult(State.Described);

    protected override async ValueTask<Outcome<AreaState>> Apply(AreaAttributes attributes, CancellationToken cancellationToken)
    {
        if ((PlaceRules.CheckCode(Key.Id, Level) ?? PlaceRules.CheckName(attributes.Name) ?? await FindParentFault(cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var boundary = boundaries.Check(attributes.Boundary);
        return boundary.Succeeded ? State with { Name = attributes.Name, Boundary = boundary.Value.Checked } : boundary.Refusal;
    }

    /// <summary>Why it cannot lie in the area its code names.</summary>
    protected virtual ValueTask<Refusal?> FindParentFault(CancellationToken cancellationToken) => ValueTask.FromResult<Refusal?>(null);

    protected override AreaAttributes AttributesOf(AreaState state) => new(state.Name, state.Boundary);

    protected override string? AreaOf(AreaState state) => Key.Id;

    protected override ImmutableArray<string> HeldBy => AreaCode.Below(Level) is { } below ? [AreaCode.KindOf(below)] : [];

    protected override Card CardOf(AreaState state) => new()
    {
        Title = state.Name,
        Area = Key.Id,
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = PlaceLinks.ToParent(Key.Id),
        Region = new Region(state.Name, state.Boundary?.Text),
    };
}
