using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.Profile)]
internal sealed class ProfileGrain(
    [PersistentState(ObjectKind.Profile, TwinStorage.Name)] IPersistentState<Document<ProfileState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ProfileGrain> log) : TwinGrain<ProfileState>(document, time, log), IProfileGrain
{
    private DeviceProfile? Current => State.Profile ?? ShippedProfiles.Find(Key.Id);

    public Task<Outcome<DeviceProfile>> Get(CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceProfile>>(Current is { } profile ? profile : Refusal.NotFound(Key));

    public async Task<Outcome<long>> Upsert(Caller caller, DeviceProfile profile, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Edit) is { } forbidden)
        {
            return forbidden;
        }

        if (profile.Id != Key.Id || !ObjectKey.IsValidId(profile.Id))
        {
            return Refusal.Invalid("id", $"must be '{Key.Id}', of letters, digits or -_.:");
        }

        if (ProfileRules.Check(profile) is { } refusal)
        {
            return refusal;
        }

        if (Current is not { } current || !ProfileRules.Same(profile, current))
        {
            await Commit(State with { Profile = profile });
        }

        return State.Revision;
    }

    protected override Card? Describe(ProfileState state) => state.Profile is not { } profile ? null : new Card
    {
        Title = profile.Name,
        Terms = SearchTerms.Of(profile.Id, profile.Name),
    };
}
