using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.District)]
internal sealed class DistrictGrain(
    [PersistentState(ObjectKind.District, TwinStorage.Name)] IPersistentState<Document<AreaState>> document,
    BoundaryBook boundaries,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DistrictGrain> log)
    : AreaGrain(document, boundaries, time, log)
{
    protected override AreaLevel Level => AreaLevel.District;
}
