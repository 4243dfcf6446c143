using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Estate)]
internal sealed class EstateGrain(
    [PersistentState(ObjectKind.Estate, TwinStorage.Name)] IPersistentState<Document<EstateState>> document,
    BoundaryBook boundaries,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<EstateGrain> log)
    : ObjectGrain<EstateState, EstateAttributes>(document, time, log), IEstateGrain
{
    /// <summary>A model that ships, and the relation to it.</summary>
    private const string Company = "property-company";

    public Task<Outcome<EstateSnapshot>> Get(Caller caller, CancellationToken cancellationToken) => Show(caller, () =>
    {
        var estate = State.Attributes!;
        return new EstateSnapshot(Key.Id, estate.Name, estate.Community, estate.Grid, AreaOf(State)!, estate.PropertyCompany, estate.Boundary, State.Revision);
    });

    public Task<bool> Exists(CancellationToken cancellationToken) => Task.FromResult(State.Described);

    protected override ImmutableArray<string> HeldBy => [ObjectKind.Building];

    /// <summary>A company out of the caller's sight is answered like one that is not there. One that was named already stays.</summary>
    protected override async ValueTask<Refusal?> FindForeignPlace(Caller caller, EstateAttributes attributes, CancellationToken cancellationToken) =>
        await base.FindForeignPlace(caller, attributes, cancellationToken)
        ?? (attributes.PropertyCompany is { } company && company != State.Attributes?.PropertyCompany && !await IsKnown(caller, KeyOf(company), cancellationToken)
            ? Refusal.Invalid("propertyCompany", $"{Company} '{company}' is not known")
            : null);

    protected override async ValueTask<Outcome<EstateState>> Apply(EstateAttributes attributes, CancellationToken cancellationToken)
    {
        if (PlaceRules.CheckName(attributes.Name) is { } badName)
        {
            return badName;
        }

        if (!await GrainFactory.Community(attributes.Community).Exists(cancellationToken))
        {
            return Refusal.Invalid("community", $"community '{attributes.Community}' is not known");
        }

        if (attributes.Grid is { } grid
            && (AreaCode.ParentOf(grid) != attributes.Community || await GrainFactory.Grid(grid).GetArea(cancellationToken) is null))
        {
            return Refusal.Invalid("grid", $"grid '{grid}' is not known or not of the community");
        }

        var boundary = boundaries.Check(attributes.Boundary);
        return boundary.Succeeded ? State with { Attributes = attributes with { Boundary = boundary.Value.Checked } } : boundary.Refusal;
    }

    protected override EstateAttributes AttributesOf(EstateState state) => state.Attributes!;

    protected override (string Field, string? Id)? PlaceIn(EstateAttributes attributes) =>
        attributes.Grid is null ? (ObjectKind.Community, attributes.Community) : (ObjectKind.Grid, attributes.Grid);

    protected override string? AreaOf(EstateState state) => state.Attributes is { } estate ? estate.Grid ?? estate.Community : null;

    protected override Card CardOf(EstateState state) => new()
    {
        Title = state.Attributes!.Name,
        Area = AreaOf(state),
        Terms = SearchTerms.Of(Key.Id, state.Attributes.Name),
        Links = [.. LinksOf(state.Attributes)],
    };

    private static ObjectKey KeyOf(string company) => new(Company, company);

    private static IEnumerable<ObjectLink> LinksOf(EstateAttributes estate)
    {
        yield return PlaceLinks.To(estate.Community);
        if (estate.Grid is { } grid)
        {
            yield return PlaceLinks.To(grid);
        }

        if (estate.PropertyCompany is { } company)
        {
            yield return new ObjectLink(Company, KeyOf(company));
        }
    }
}
