using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Notices;
using Twin.People;

namespace Twin.Webhooks;

/// <summary>What a webhook is told when, and what becomes of what it does not take: pure.</summary>
internal static class WebhookRules
{
    /// <summary>What is taken up and not yet delivered; what is beyond it stays in the stream.</summary>
    public const int MaxWaiting = 500;

    private const int MaxDead = 200;

    /// <summary>As many as fit into a robot's message of 4,096 bytes.</summary>
    private const int MostInOneMessage = 12;

    private const int MaxUrlLength = 1_000;

    private const int MaxEvents = 50;

    private const string CaseEvents = "case-";

    /// <summary>Of an event's data, what says who a person is or whom it is for.</summary>
    private static readonly ImmutableArray<string> ForInside = ["reporters", "audience"];

    private static readonly TimeSpan KeepDeadFor = TimeSpan.FromDays(30);

    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public static Refusal? FindFault(WebhookSetting setting, WebhookState present, IEnumerable<string> innerHosts) => setting switch
    {
        _ when !Enum.IsDefined(setting.Kind) => Refusal.Invalid("kind", "is not known"),
        { Url: null } when present.Setting is null => Refusal.Invalid("url", "is needed"),
        { Url.Length: > MaxUrlLength } => Refusal.Invalid("url", $"must be at most {MaxUrlLength} characters"),
        { Url: { } url } when FindUrlFault(url, innerHosts) is { } fault => Refusal.Invalid("url", fault),
        { Secret.Length: < 8 or > 200 } => Refusal.Invalid("secret", "must be 8 to 200 characters"),
        { Kind: WebhookKind.Generic, Secret: null } when present.SealedSecret is null => Refusal.Invalid("secret", "is needed: receivers know us by it"),
        { Events.Length: > MaxEvents } => Refusal.Invalid("events", $"may have {MaxEvents} types"),
        { Area: { } area } when area.Length > 17 || !area.All(char.IsAsciiDigit) => Refusal.Invalid("area", "must be an area code of up to 17 digits"),
        _ when setting.QuietFrom is null != setting.QuietTo is null => Refusal.Invalid("quietTo", "and quietFrom go together"),
        _ => null,
    };

    public static bool Wants(WebhookSetting setting, FeedEvent happened) =>
        (setting.Events.IsEmpty ? happened.Type.StartsWith(CaseEvents, StringComparison.Ordinal) : setting.Events.Contains(happened.Type))
        && (setting.Area is not { } area || happened.Area?.StartsWith(area, StringComparison.Ordinal) == true);

    /// <summary>The event without those who reported and those it is for: who they are is nothing for outside.</summary>
    public static FeedEvent Outside(FeedEvent happened)
    {
        var data = JsonNode.Parse(happened.Data)!.AsObject();
        return ForInside.Count(data.Remove) > 0 ? happened with { Data = data.ToJsonString() } : happened;
    }

    /// <summary>The same with texts blotted out of what is kept of some objects; the very same when none of it holds one.</summary>
    public static WebhookState Without(WebhookState state, ImmutableArray<ObjectKey> sources, ImmutableArray<string> texts) =>
        state.Waiting.Concat(state.Dead).Any(happened => Without(happened, sources, texts) != happened)
            ? state with
            {
                Waiting = [.. state.Waiting.Select(happened => Without(happened, sources, texts))],
                Dead = [.. state.Dead.Select(happened => Without(happened, sources, texts))],
            }
            : state;

    /// <summary>What goes into the next message; empty when nothing may be told now.</summary>
    public static ImmutableArray<FeedEvent> Next(WebhookState state, DateTimeOffset now)
    {
        if (state.Setting is not { Enabled: true } setting || state.NextTry > now)
        {
            return [];
        }

        var may = IsQuiet(setting, now) ? state.Waiting.Where(EndangersLife) : state.Waiting;
        return [.. may.Take(setting.Kind == WebhookKind.Generic ? 1 : MostInOneMessage)];
    }

    public static WebhookState Taken(WebhookState state, ImmutableArray<FeedEvent> told) => state with
    {
        Waiting = state.Waiting.RemoveRange(told),
        Delivered = state.Delivered + told.Length,
        Failures = 0,
        FailingSince = null,
        NextTry = null,
        LastFault = null,
    };

    /// <summary>A growing pause; after too long a time the events are set aside, and the next ones have their turn.</summary>
    public static WebhookState Failed(WebhookState state, ImmutableArray<FeedEvent> told, string fault, WebhookOptions options, DateTimeOffset now)
    {
        var since = state.FailingSince ?? now;
        var pause = options.RetryAfter * Math.Pow(2, Math.Min(state.Failures, 20));
        var next = state with
        {
            Failures = state.Failures + 1,
            FailingSince = since,
            NextTry = now + (pause < options.LongestPause ? pause : options.LongestPause),
            LastFault = fault,
        };
        if (now - since < options.GiveUpAfter)
        {
            return next;
        }

        var dead = state.Dead.RemoveAll(happened => now - happened.At > KeepDeadFor).AddRange(told);
        var dropped = Math.Max(0, dead.Length - MaxDead);
        return next with { Waiting = state.Waiting.RemoveRange(told), Dead = dead.RemoveRange(0, dropped), Dropped = state.Dropped + dropped };
    }

    public static bool IsQuiet(WebhookSetting setting, DateTimeOffset now)
    {
        if (setting is not { QuietFrom: { } from, QuietTo: { } to })
        {
            return false;
        }

        var time = TimeOnly.FromDateTime(now.ToOffset(Zone).DateTime);
        return time.IsBetween(from, to);
    }

    public static bool EndangersLife(FeedEvent happened)
    {
        using var data = JsonDocument.Parse(happened.Data);
        return data.RootElement.TryGetProperty("severity", out var severity) && severity.ValueEquals("critical"u8);
    }

    private static FeedEvent Without(FeedEvent happened, ImmutableArray<ObjectKey> sources, ImmutableArray<string> texts)
    {
        if (!sources.Contains(happened.Source))
        {
            return happened;
        }

        var data = JsonNode.Parse(happened.Data)!.AsObject();
        var holding = data.Where(field => field.Value?.GetValueKind() == JsonValueKind.String && texts.Any(text => field.Value.GetValue<string>().Contains(text, StringComparison.Ordinal)))
            .Select(static field => field.Key).ToList();
        holding.ForEach(name => data[name] = Mask.Blot(data[name]!.GetValue<string>(), texts));
        return holding.Count == 0 ? happened : happened with { Data = data.ToJsonString() };
    }

    private static string? FindUrlFault(string url, IEnumerable<string> innerHosts) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0
            ? "must be an https address"
            : address.Scheme == Uri.UriSchemeHttp && !innerHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
                ? "must be an https address: only hosts in Twin:Webhooks:InnerHosts are called without TLS"
                : null;
}
