namespace Twin.Cases;

/// <summary>A category of case, with the limits that hold when neither severity nor area says otherwise.</summary>
/// <param name="Group"><c>device</c> (alarms), <c>component</c> (部件), <c>event</c> (事件) or <c>other</c>.</param>
/// <param name="Public">True for what residents may report.</param>
/// <param name="Department">The department whose queue it goes to; null for the grid's workers.</param>
/// <param name="AcceptWithin">How soon a report must be taken up.</param>
/// <param name="SignWithin">How soon after dispatch it must be signed; then it goes onward.</param>
/// <param name="ResolveWithin">How soon after dispatch it must be resolved.</param>
/// <param name="WorkingHours">True when the last counts working hours only.</param>
[GenerateSerializer, Immutable, Alias("twin.case-category")]
public sealed record CaseCategory(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string? TitleEn,
    [property: Id(3)] string Group,
    [property: Id(4)] bool Public,
    [property: Id(5)] string? Department,
    [property: Id(6)] TimeSpan AcceptWithin,
    [property: Id(7)] TimeSpan SignWithin,
    [property: Id(8)] TimeSpan ResolveWithin,
    [property: Id(9)] bool WorkingHours);
