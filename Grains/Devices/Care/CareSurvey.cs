using System.Collections.Immutable;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>Looks at a device: reads what it and its neighbours have recorded, in buckets, and judges nothing.</summary>
internal sealed class CareSurvey(IHistory history, IGrainFactory grains, CarePolicy policy)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public CarePolicy Policy => policy;

    public async Task<(ImmutableArray<CareFinding> Findings, BatteryTrend? Battery)> Take(
        string device, DeviceState state, LiveReadings live, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (trend, replaced) = BatteryForecast.Of(await Read(device, policy.Battery.Metric, now - policy.Battery.Window, now, Day, cancellationToken), policy.Battery);
        var values = live.HeardSinceCheck ? live.Values() : [];
        return (
        [
            CareMeasures.Battery(trend, replaced, IsReported(state, live.Profile), policy.Faults[CareFault.Battery]),
            CareFinding.Worst(CareFault.Stuck, await Stuck(device, live.Profile, now, cancellationToken)),
            CareFinding.Worst(CareFault.Drift, await Drift(device, state, live.Profile, now, cancellationToken)),
            CareMeasures.Flapping(state.Care.DropsWithin(policy.FlappingWindow, now), await IsBehindUnsteady(state, cancellationToken), policy.Faults[CareFault.Flapping]),
            CareMeasures.Clock(live.NewestAt, live.HeardSinceCheck ? live.ReadAt : null, policy.Faults[CareFault.Clock]),
            CareMeasures.Signal(values, policy.Signals),
        ], trend);
    }

    private bool IsReported(DeviceState state, CompiledProfile profile) => profile.Rules.Any(rule =>
        rule.Metric == policy.Battery.Metric && state.Alarms.Find(rule.Id) is { IsOpen: true, Hazard: not null });

    private async Task<List<CareFinding>> Stuck(string device, CompiledProfile profile, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<CareFinding>();
        foreach (var metric in profile.Metrics.Where(metric => metric.Varies is not null))
        {
            var from = now - metric.Varies!.Value;
            var points = await Read(device, metric.Key, from, now, metric.Varies >= Hour * 6 ? Hour : TimeSpan.FromMinutes(1), cancellationToken);
            found.Add(CareMeasures.Stuck(metric, points, from, policy.StuckLeast));
        }

        return found;
    }

    private async Task<List<CareFinding>> Drift(string device, DeviceState state, CompiledProfile profile, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<CareFinding>();
        var metrics = profile.Metrics.Where(metric => metric.Drift is not null).ToArray();
        var neighbours = metrics.Length == 0 ? [] : await NeighboursOf(device, state, cancellationToken);
        foreach (var metric in metrics)
        {
            var means = ImmutableArray.CreateBuilder<double>();
            foreach (var neighbour in neighbours)
            {
                if (await Mean(neighbour) is { } mean)
                {
                    means.Add(mean);
                }
            }

            found.Add(CareMeasures.Drift(metric, await Mean(device), means.ToImmutable(), policy.Drift.Least, policy.Faults[CareFault.Drift]));

            async Task<double?> Mean(string of) => CareMeasures.MeanOf(await Read(of, metric.Key, now - policy.Drift.Window, now, Hour, cancellationToken));
        }

        return found;
    }

    private async Task<List<string>> NeighboursOf(string device, DeviceState state, CancellationToken cancellationToken)
    {
        var neighbours = new List<string>();
        if (state.Place is not { } place)
        {
            return neighbours;
        }

        await foreach (var other in grains.LinkedTo(place, ObjectKind.Device, cancellationToken))
        {
            if (other.Key.Id != device && other.Facts.GetValueOrDefault(ObjectKind.Profile) == state.Profile)
            {
                neighbours.Add(other.Key.Id);
            }

            if (neighbours.Count == policy.Drift.Most)
            {
                break;
            }
        }

        return neighbours;
    }

    private async Task<bool> IsBehindUnsteady(DeviceState state, CancellationToken cancellationToken) =>
        state.Gateway is { } gateway && (await grains.Device(gateway).GetReach(cancellationToken)).IsUnsteady;

    private async Task<ImmutableArray<HistoryPoint>> Read(
        string device, string metric, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken) =>
        (await history.Read(device, new HistoryQuery(metric, from, to, step), cancellationToken).Translated()).Points;
}
