using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.Discovery)]
internal sealed class DiscoveryGrain(
    [PersistentState(ObjectKind.Discovery, TwinStorage.Name)] IPersistentState<Document<DiscoveryState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DiscoveryGrain> log) : TwinGrain<DiscoveryState>(document, time, log), IDiscoveryGrain
{
    private const int MaxMessages = 500;
    private const int MaxLength = 256 * 1024;

    public Task<ImmutableSortedDictionary<string, string>> Get(CancellationToken cancellationToken) => Task.FromResult(State.Messages);

    public async Task<bool> Keep(string topic, string? payload, CancellationToken cancellationToken)
    {
        var next = payload is null ? State.Messages.Remove(topic) : State.Messages.SetItem(topic, payload);
        if (next.Count > MaxMessages || next.Sum(message => message.Key.Length + message.Value.Length) > MaxLength)
        {
            return false;
        }

        if (next != State.Messages)
        {
            await Commit(State with { Messages = next });
        }

        return true;
    }

    protected override Card? Describe(DiscoveryState state) => null;
}
