using Twin.Storage;

namespace Twin.Devices;

/// <summary>What those who live in a home allow its sensors.</summary>
internal sealed partial class DeviceGrain
{
    public async Task ForgetReadings(string? text, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var profile = await profiles.Get(State.Profile);
        if (profile?.Profile.Consent is not { } consent || (text ?? consent) != consent)
        {
            return;
        }

        await history.Forget(Key.Id, from, to, cancellationToken).Translated();
        await events.Forget(Key.Id, from, to, cancellationToken).Translated();
        _live = null;
        var values = State.Values.RemoveAll(value => value.At >= from && value.At < to);
        await Store(State with { Values = values, Properties = State.Properties.WithoutReports() }, change: null);
    }

    /// <summary>A sensor that needs the consent of a home records nothing there without it. That it is alive is no secret.</summary>
    private bool MayRecord(CompiledProfile profile) =>
        profile.Profile.Consent is not { } consent || State.Household is null || State.Consents.Contains(consent);
}
