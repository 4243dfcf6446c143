using System.Collections.Immutable;
using Twin.Access;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>The device as it was.</summary>
internal sealed partial class DeviceGrain
{
    private const int ChangesAtOnce = 200;

    /// <summary>How far back a metric is looked for that is not in every message.</summary>
    private const int PastMessages = 1_024;

    public async Task<Outcome<DeviceSnapshot>> GetAt(Caller caller, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        if (at > Now)
        {
            return Refusal.Invalid("at", "must not be in the future");
        }

        if (await UndoSince(at, cancellationToken) is not { } then)
        {
            return new Refusal(RefusalReason.NotFound, $"{Key} was not there yet.");
        }

        var profile = await profiles.Get(then.Profile) ?? CompiledProfile.None;
        var messages = await history.LatestAt(Key.Id, at, PastMessages, cancellationToken).Translated();
        var alarms = State.Alarms.AsOf(at);
        return new DeviceSnapshot(
            Key.Id,
            then.Name ?? Key.Id,
            then.Profile,
            then.Building,
            then.Area,
            then.Household,
            then.Area,
            DeviceState.ConditionOf(alarms, silent: false),
            ConnectionStatus.Unknown,
            messages.IsEmpty ? null : messages[^1].At,
            PastValues.Of(messages, profile),
            [.. alarms.Latest.Select(alarm => alarm.ToSnapshot())],
            then.Revision);
    }

    /// <summary>Takes every change back that came later; null when the first of them made the device.</summary>
    private async Task<DeviceState?> UndoSince(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var then = State;
        var before = long.MaxValue;
        while (await changes.Read(Key, before, ChangesAtOnce, cancellationToken).Translated() is { IsEmpty: false } page)
        {
            foreach (var change in page)
            {
                if (change.At <= at)
                {
                    return await WithArea(then, cancellationToken);
                }

                if (change.Action == ChangeAction.Created)
                {
                    return null;
                }

                then = PastValues.Undo(then, change);
                before = change.Revision;
            }
        }

        return await WithArea(then, cancellationToken);
    }

    private async Task<DeviceState> WithArea(DeviceState then, CancellationToken cancellationToken) => then.Place == State.Place || then.Place is not { } place
        ? then
        : then with { Area = await GrainFactory.HazardSite(place).GetArea(cancellationToken) };
}
