namespace Twin.Cases;

/// <summary>What the handler asks of a supervisor.</summary>
/// <param name="Action"><see cref="CaseAction.AskSuspension"/> or <see cref="CaseAction.AskExtension"/>.</param>
/// <param name="Until">When the suspension would end, or the limit asked for.</param>
[GenerateSerializer, Immutable, Alias("twin.case-wish")]
public sealed record CaseWish(
    [property: Id(0)] CaseAction Action,
    [property: Id(1)] string By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Note,
    [property: Id(4)] DateTimeOffset? Until);
