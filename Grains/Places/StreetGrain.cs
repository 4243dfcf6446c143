using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Street)]
internal sealed class StreetGrain(
    [PersistentState(ObjectKind.Street, TwinStorage.Name)] IPersistentState<Document<AreaState>> document,
    BoundaryBook boundaries,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<StreetGrain> log)
    : AreaGrain(document, boundaries, time, log)
{
    protected override AreaLevel Level => AreaLevel.Street;
}
