using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Community)]
internal sealed class CommunityGrain(
    [PersistentState(ObjectKind.Community, TwinStorage.Name)] IPersistentState<Document<AreaState>> document,
    BoundaryBook boundaries,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<CommunityGrain> log)
    : AreaGrain(document, boundaries, time, log)
{
    protected override AreaLevel Level => AreaLevel.Community;
}
