using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.MicroGrid)]
internal sealed class MicroGridGrain(
    [PersistentState(ObjectKind.MicroGrid, TwinStorage.Name)] IPersistentState<Document<AreaState>> document,
    BoundaryBook boundaries,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<MicroGridGrain> log)
    : AreaGrain(document, boundaries, time, log)
{
    protected override AreaLevel Level => AreaLevel.MicroGrid;

    protected override ImmutableArray<string> HeldBy => [ObjectKind.Building];

    /// <summary>The workers of its grid are responsible for it, so the grid must be there.</summary>
    protected override async ValueTask<Refusal?> FindParentFault(CancellationToken cancellationToken)
    {
        var grid = AreaCode.ParentOf(Key.Id)!;
        return await GrainFactory.Grid(grid).GetArea(cancellationToken) is null
            ? Refusal.Invalid("id", $"grid '{grid}', whose code starts the micro-grid's, is not known")
            : null;
    }
}
