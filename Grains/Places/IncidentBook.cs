using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Twin.Cases;
using Twin.Devices;

namespace Twin.Places;

/// <summary>
/// The open incidents of a place. One fire is one incident, however many messages or neighbouring devices report it.
/// </summary>
public sealed record IncidentBook
{
    public static IncidentBook Empty { get; } = new();

    public ImmutableArray<Incident> Open { get; init; } = [];

    /// <summary>By <c>device|rule</c>; outlives the incidents, so that a late repeat starts nothing.</summary>
    public ImmutableSortedDictionary<string, EpisodeMark> Marks { get; init; } = ImmutableSortedDictionary<string, EpisodeMark>.Empty;

    /// <summary>True when nothing threatens; a device that needs care does not.</summary>
    [JsonIgnore]
    public bool IsQuiet => Open.All(incident => incident.Active == 0 || CareRule.Ids.Contains(incident.Kind));

    /// <summary>Takes a hazard in.</summary>
    /// <param name="window">How long after the last sign of an incident a hazard of its kind still belongs to it.</param>
    /// <param name="apart">True when only hazards of the same device belong together.</param>
    /// <returns>What it changed: the incident concerned, or null when the hazard tells nothing new.</returns>
    public IncidentChange Apply(Hazard hazard, TimeSpan window, DateTimeOffset now, bool apart = false)
    {
        var name = $"{hazard.Device}|{hazard.Rule}";
        if (!TellsSomethingNew(name, hazard))
        {
            return new IncidentChange(this, Incident: null, Started: false);
        }

        var marked = this with { Marks = Marks.SetItem(name, new EpisodeMark(hazard.Episode, hazard.Cleared)) };
        if (hazard.Cleared)
        {
            return Open.FirstOrDefault(open => open.Alarms.GetValueOrDefault(name)) is { } active
                ? marked.Replace(active, active with { Alarms = active.Alarms.SetItem(name, value: false), LastAt = now })
                : new IncidentChange(marked, Incident: null, Started: false);
        }

        var incident = Open.FirstOrDefault(open => open.Kind == hazard.Kind && (!apart || open.Devices.Contains(hazard.Device)) && (open.Active > 0 || now - open.LastAt <= window));
        if (incident is not null)
        {
            return marked.Replace(incident, incident with
            {
                Alarms = incident.Alarms.SetItem(name, value: true),
                Severity = hazard.Severity < incident.Severity ? hazard.Severity : incident.Severity,
                LastAt = now,
            });
        }

        incident = new Incident
        {
            Kind = hazard.Kind,
            CaseId = CaseId.For(hazard),
            Severity = hazard.Severity,
            Since = hazard.At,
            LastAt = now,
            Alarms = ImmutableSortedDictionary<string, bool>.Empty.Add(name, value: true),
        };
        return new IncidentChange(marked with { Open = Open.Add(incident) }, incident, Started: true);
    }

    /// <summary>Lets go of the incident whose case is closed.</summary>
    public IncidentBook Close(string caseId) => this with { Open = Open.RemoveAll(incident => incident.CaseId == caseId) };

    private bool TellsSomethingNew(string name, Hazard hazard) =>
        !Marks.TryGetValue(name, out var mark)
        || hazard.Episode > mark.Episode
        || (hazard.Episode == mark.Episode && hazard.Cleared && !mark.Cleared);

    private IncidentChange Replace(Incident old, Incident changed) =>
        new(this with { Open = Open.Replace(old, changed) }, changed, Started: false);
}
