using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Twin.Cases;
using Twin.Devices;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Places;

/// <summary>A place that joins its devices' hazards into incidents and owes each incident's case.</summary>
internal abstract partial class HazardSiteGrain<TState, TAttributes>(
    IPersistentState<Document<TState>> document, CasePolicies policies, TimeProvider time, ILogger log)
    : ObjectGrain<TState, TAttributes>(document, time, log), IHazardSite
    where TState : SiteState, new()
    where TAttributes : class
{
    private readonly ILogger _log = log;

    /// <summary>The grid whose workers are responsible for this place.</summary>
    protected abstract string Grid { get; }

    /// <summary>The smallest area it lies in.</summary>
    protected virtual string Area => Grid;

    protected virtual GeoPoint? Location => null;

    public async Task ReportHazard(Hazard hazard, CancellationToken cancellationToken)
    {
        hazard = await WithExposure(hazard, cancellationToken);
        var next = Join(State, hazard);
        if (ReferenceEquals(next, State))
        {
            return;
        }

        var (linkages, told) = await FindLinkages(hazard, cancellationToken);
        next = told.Aggregate(next, Join);
        await Commit(next with { Linkages = linkages });
    }

    /// <summary>What the hazard means together with others that are active here.</summary>
    private async Task<(LinkageBook Book, ImmutableArray<Hazard> Told)> FindLinkages(Hazard hazard, CancellationToken cancellationToken)
    {
        var linkages = State.Linkages.Take(hazard, Now);
        if (!linkages.MayChange)
        {
            return (linkages, []);
        }

        var rules = await RuleSets.LinkagesAt(Key, GrainFactory, cancellationToken);
        (linkages, var told) = linkages.Judge(rules, hazard, Now, rule => (State.Incidents.Marks.GetValueOrDefault(rule)?.Episode ?? 0) + 1);
        var seen = ImmutableArray.CreateBuilder<Hazard>(told.Length);
        foreach (var linked in told)
        {
            var show = linked.Cleared ? null : rules.First(rule => rule.Id == linked.Rule).Show;
            seen.Add(show is { Count: > 0 } ? linked with { Cameras = await NearbyCameras.Find(GrainFactory, Key, Grid, show, cancellationToken) } : linked);
        }

        return (linkages, seen.ToImmutable());
    }

    /// <summary>Takes a hazard into the incident it belongs to, which owes its case the news.</summary>
    private TState Join(TState state, Hazard hazard)
    {
        var policy = policies.For(hazard.Kind);
        var change = state.Incidents.Apply(hazard, policy.Window, Now, policy.Apart);
        if (ReferenceEquals(change.Book, state.Incidents))
        {
            return state;
        }

        Owed? owed = change switch
        {
            { Incident: null } => null,
            { Started: true } => new OwedCase(change.Incident.CaseId, new CaseOpening(Key, Grid, hazard, $"{policy.Title} · {state.Name}", Location)),
            _ => new OwedCaseHazard(change.Incident.CaseId, hazard),
        };
        if (change.Incident is { } incident)
        {
            LogHazard(Key, hazard.Kind, incident.CaseId, incident.Alarms.Count, incident.Active);
        }

        return state with { Incidents = change.Book, Owes = owed is null ? state.Owes : state.Owes.Add(owed) };
    }

    public Task ReportCondition(string device, DeviceCondition condition, long revision, CancellationToken cancellationToken) =>
        Take(State.Devices.Apply(device, condition, revision));

    public Task RemoveDevice(string device, long revision, CancellationToken cancellationToken) =>
        Take(State.Devices.Apply(device, condition: null, revision));

    public Task CloseIncident(string caseId, CancellationToken cancellationToken)
    {
        var incidents = State.Incidents.Close(caseId);
        return incidents.Open.Length == State.Incidents.Open.Length ? Task.CompletedTask : Commit(State with { Incidents = incidents });
    }

    public Task<string?> GetArea(CancellationToken cancellationToken) => Task.FromResult(State.Described ? Area : null);

    public Task<GeoPoint?> GetLocation(CancellationToken cancellationToken) => Task.FromResult(State.Described ? Location : null);

    private Task Take(DeviceBook devices) =>
        ReferenceEquals(devices, State.Devices) ? Task.CompletedTask : Commit(State with { Devices = devices });

    /// <summary>A hazard in the home of somebody who needs help sooner is one step more severe.</summary>
    private async Task<Hazard> WithExposure(Hazard hazard, CancellationToken cancellationToken)
    {
        if (hazard.Cleared || hazard.Household is null || hazard.Severity == Severity.Critical)
        {
            return hazard;
        }

        var exposure = await GrainFactory.Household(hazard.Household).GetExposure(cancellationToken);
        return exposure.Vulnerable ? hazard with { Severity = hazard.Severity - 1 } : hazard;
    }

    private void LogHazard(ObjectKey place, string kind, string caseId, int alarms, int active) => LogHazard(_log, place, kind, caseId, alarms, active);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Place}: {Kind} belongs to case {CaseId} ({Alarms} alarms, {Active} active)")]
    private static partial void LogHazard(ILogger log, ObjectKey place, string kind, string caseId, int alarms, int active);
}
