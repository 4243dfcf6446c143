using System.Collections.Immutable;

namespace Twin.Webhooks;

/// <summary>Where to, and what is told there.</summary>
/// <param name="Url">With whatever key it holds; kept encrypted and not shown again. Null leaves the one there is.</param>
/// <param name="Secret">What messages are signed with; kept encrypted and not shown again. Null leaves the one there is.</param>
/// <param name="Events">Types of events, such as <c>case-opened</c>; empty for every step of a case.</param>
/// <param name="Area">An area code prefix; null for everywhere.</param>
/// <param name="QuietFrom">When the quiet hours begin, local time; null for none. What endangers life is told at any hour, the rest afterwards.</param>
/// <param name="QuietTo">When they end.</param>
[GenerateSerializer, Immutable, Alias("twin.webhook-setting")]
public sealed record WebhookSetting(
    [property: Id(0)] WebhookKind Kind,
    [property: Id(1)] string? Url,
    [property: Id(2)] string? Secret,
    [property: Id(3)] ImmutableArray<string> Events,
    [property: Id(4)] string? Area,
    [property: Id(5)] TimeOnly? QuietFrom,
    [property: Id(6)] TimeOnly? QuietTo,
    [property: Id(7)] bool Enabled);
