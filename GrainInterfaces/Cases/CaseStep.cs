using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>One entry of the trail.</summary>
/// <param name="Action">Past tense: <c>opened</c>, <c>alarm-joined</c>, <c>alarm-cleared</c>, <c>dispatched</c>, <c>signed</c>, <c>escalated</c>, …</param>
/// <param name="Actor">A user name, a worker, a device, or <c>system</c>.</param>
/// <param name="Status">The status after the step.</param>
/// <param name="Before">The status before it; null for the first.</param>
/// <param name="Internal">True for what reporters are not shown.</param>
[GenerateSerializer, Immutable, Alias("twin.case-step")]
public sealed record CaseStep(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Action,
    [property: Id(3)] CaseStatus Status,
    [property: Id(4)] string? Note,
    [property: Id(5)] CaseStatus? Before = null,
    [property: Id(6)] bool Internal = false,
    [property: Id(7)] ImmutableArray<string>? Attachments = null);
