using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Building)]
internal sealed class BuildingGrain(
    [PersistentState(ObjectKind.Building, TwinStorage.Name)] IPersistentState<Document<BuildingState>> document,
    CasePolicies policies,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<BuildingGrain> log)
    : HazardSiteGrain<BuildingState>(document, policies, time, log), IBuildingGrain
{
    protected override string Grid => State.Grid;

    public async Task<Outcome<long>> Upsert(Caller caller, BuildingAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change buildings.");
        }

        if (PlaceRules.CheckName(attributes.Name) is { } badName)
        {
            return badName;
        }

        if (attributes.Units < 1 || attributes.Floors < 1)
        {
            return Refusal.Invalid(attributes.Units < 1 ? "units" : "floors", "must be at least 1");
        }

        if (await GrainFactory.Grid(attributes.Grid).GetArea(cancellationToken) is null)
        {
            return Refusal.Invalid("grid", $"grid '{attributes.Grid}' is not known");
        }

        var next = State with { Name = attributes.Name, Grid = attributes.Grid, Units = attributes.Units, Floors = attributes.Floors };
        if (next != State)
        {
            await Commit(next);
        }

        return State.Revision;
    }

    public Task<Outcome<BuildingSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<BuildingSnapshot>>(
            State.Described && caller.Scope.Covers(State.Grid) ? State.ToSnapshot(Key.Id) : Refusal.NotFound(Key));

    protected override Card? Describe(BuildingState state) => !state.Described ? null : new Card
    {
        Title = state.Name,
        Area = state.Grid,
        Status = state.Incidents.IsQuiet ? "normal" : "alarm",
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = [new ObjectLink(ObjectKind.Grid, new ObjectKey(ObjectKind.Grid, state.Grid))],
    };
}
