using System.Globalization;

namespace Twin.Simulation;

/// <summary>Makes a community, brings it into a twin and drives its devices.</summary>
public sealed class DemoRun(SimulatorOptions options, TimeProvider time, TextWriter output)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(10);

    private readonly List<Incident> _incidents = [];

    /// <summary>Runs until the duration is over or the run is cancelled, which is no error.</summary>
    /// <exception cref="HttpRequestException">The twin cannot be reached, or refuses the account or the import as a whole.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var community = Community.Generate(options.Community, new Credentials(options.AdminPassword, options.Seed));
        try
        {
            var refused = await ImportAsync(community, cancellationToken);
            var devices = community.Devices.Where(device => !refused.Contains(device.Id)).ToList();
            await DriveAsync(devices, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.WriteLine("Stopped.");
        }
    }

    /// <returns>The ids that were not taken in.</returns>
    private async Task<HashSet<string?>> ImportAsync(Community community, CancellationToken cancellationToken)
    {
        const int failuresShown = 10;
        using var http = new HttpClient { BaseAddress = options.Url };
        var session = new TwinSession(http, options.AdminUser, options.AdminPassword, time);
        var report = await new CommunityImport(session, time).SendAsync(community.Lines, cancellationToken);
        output.WriteLine($"Imported {report.Accepted} objects: {community.People.Length} people in {community.Households.Length} homes, {community.Devices.Length} devices.");
        if (!report.Failures.IsEmpty)
        {
            output.WriteLine($"{report.Failures.Length} lines were refused:");
            foreach (var failure in report.Failures.Take(failuresShown))
            {
                output.WriteLine($"  line {failure.Line}, {failure.Kind} {failure.Id}, {failure.Field ?? "the whole line"}: {failure.Error}");
            }
        }

        if (report.RefusedMadeUpPeople)
        {
            output.WriteLine("A twin takes made-up people (ID numbers of region 999999) in only when it was started with --demo.");
        }

        var worker = community.Workers[0];
        var supervisor = community.Supervisors[0];
        output.WriteLine($"Sign in as the worker {worker.UserName} ({worker.Password}) or the supervisor {supervisor.Id} ({supervisor.Password}).");
        return [.. report.Failures.Select(failure => failure.Id)];
    }

    private async Task DriveAsync(List<DeviceLine> devices, CancellationToken cancellationToken)
    {
        using var fleet = new Fleet(devices, new FleetOptions(options.MqttHost, options.MqttPort, options.Rate, options.Seed, TimeSpan.FromSeconds(1)), time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var driving = fleet.RunAsync(stopping.Token);
        try
        {
            await FollowScheduleAsync(fleet, new IncidentScript(devices, options.Seed), cancellationToken);
        }
        finally
        {
            await stopping.CancelAsync();
            await driving;
            Report(fleet);
        }
    }

    private async Task FollowScheduleAsync(Fleet fleet, IncidentScript script, CancellationToken cancellationToken)
    {
        var schedule = IncidentSchedule.Parse(options.Incidents);
        var end = options.Duration is { } duration ? ShortTime.Parse(duration) : TimeSpan.MaxValue;
        var started = time.GetTimestamp();
        var last = TimeSpan.Zero;
        using var ticks = new PeriodicTimer(Tick, time);
        while (last < end && await ticks.WaitForNextTickAsync(cancellationToken))
        {
            var now = time.GetElapsedTime(started);
            foreach (var over in _incidents.Where(incident => incident.Ends <= now).ToList())
            {
                _incidents.Remove(over);
                Disturb(fleet, over, begins: false);
            }

            foreach (var incident in schedule.Between(last, now).Select(script.Begin).OfType<Incident>())
            {
                _incidents.Add(incident);
                Disturb(fleet, incident, begins: true);
            }

            if (Math.Floor(now / ReportEvery) > Math.Floor(last / ReportEvery))
            {
                Report(fleet);
            }

            last = now;
        }
    }

    private static void Disturb(Fleet fleet, Incident incident, bool begins)
    {
        foreach (var (device, disturbance) in incident.Devices)
        {
            fleet.Disturb(device, begins ? disturbance : null);
        }
    }

    private void Report(Fleet fleet)
    {
        var meter = fleet.Meter;
        var quantiles = meter.Latency.TakeQuantiles(0.5, 0.99);
        var incidents = _incidents.Count == 0 ? "none" : string.Join(", ", _incidents);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"sent {meter.Sent}, acknowledged {meter.Acknowledged}, PUBACK p50 {quantiles[0].TotalMilliseconds:0.0} ms p99 {quantiles[1].TotalMilliseconds:0.0} ms, connected {meter.Connected} of {fleet.Count}, incidents: {incidents}"));
        if (meter.TakeTrouble() is { } trouble)
        {
            output.WriteLine($"  newest trouble: {trouble}");
        }
    }
}
