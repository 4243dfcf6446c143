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

    public async Task ReportHazard(Hazard hazard, CancellationToken cancellationToken)
    {
        hazard = await WithExposure(hazard, cancellationToken);
        var policy = policies.For(hazard.Kind);
        var change = State.Incidents.Apply(hazard, policy.Window, Now);
        if (ReferenceEquals(change.Book, State.Incidents))
        {
            return;
        }

        Owed? owed = change switch
        {
            { Incident: null } => null,
            { Started: true } => new OwedCase(change.Incident.CaseId, new CaseOpening(Key, Grid, hazard, $"{policy.Title} · {State.Name}")),
            _ => new OwedCaseHazard(change.Incident.CaseId, hazard),
        };
        await Commit(State with { Incidents = change.Book, Owes = owed is null ? State.Owes : State.Owes.Add(owed) });
        if (change.Incident is { } incident)
        {
            LogHazard(Key, hazard.Kind, incident.CaseId, incident.Alarms.Count, incident.Active);
        }
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
