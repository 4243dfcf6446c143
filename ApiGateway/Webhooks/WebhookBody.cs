using System.Collections.Immutable;

namespace Twin.Webhooks;

/// <summary>Where to, and what is told there.</summary>
/// <param name="Url">An https address with whatever key it holds; not shown again. Left out, it stays as it is.</param>
/// <param name="Secret">8 to 200 characters that messages are signed with; needed for <c>generic</c>. Left out, it stays as it is.</param>
/// <param name="Events">Types of events, such as <c>case-opened</c>; none for every step of a case.</param>
/// <param name="Area">An area code of up to 17 digits; none for everywhere.</param>
/// <param name="QuietFrom">Local time, such as <c>22:00</c>. What endangers life is told at any hour, the rest afterwards.</param>
/// <param name="QuietTo">When the quiet hours end.</param>
public sealed record WebhookBody(
    WebhookKind Kind,
    string? Url = null,
    string? Secret = null,
    ImmutableArray<string>? Events = null,
    string? Area = null,
    TimeOnly? QuietFrom = null,
    TimeOnly? QuietTo = null,
    bool Enabled = true)
{
    internal WebhookSetting ToSetting() => new(Kind, Url, Secret, Events ?? [], Area, QuietFrom, QuietTo, Enabled);
}
