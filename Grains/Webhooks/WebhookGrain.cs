using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Notices;
using Twin.Storage;

namespace Twin.Webhooks;

[GrainType(ObjectKind.Webhook)]
internal sealed partial class WebhookGrain(
    [PersistentState(ObjectKind.Webhook, TwinStorage.Name)] IPersistentState<Document<WebhookState>> document,
    IFeed feed,
    IFieldProtector protector,
    WebhookSender sender,
    IOptions<WebhookOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<WebhookGrain> log)
    : TwinGrain<WebhookState>(document, time, log), IWebhookGrain
{
    /// <summary>How soon what has happened is told.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How soon the sweep brings it back when its silo is gone.</summary>
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);

    private const int PageSize = 200;

    private const int MessagesAtOnce = 20;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        this.RegisterGrainTimer(static (grain, stopping) => grain.Work(stopping), this, new GrainTimerCreationOptions(LookEvery, LookEvery) { KeepAlive = State.Setting is { Enabled: true } });
    }

    public async Task<Outcome<WebhookSnapshot>> Put(Caller caller, WebhookSetting setting, CancellationToken cancellationToken)
    {
        if ((Refuse(caller) ?? WebhookRules.FindFault(setting, State, options.Value.InnerHosts)) is { } refusal)
        {
            return refusal;
        }

        await Commit(State with
        {
            Setting = setting with { Url = null, Secret = null },
            Host = setting.Url is null ? State.Host : new Uri(setting.Url).Host,
            SealedUrl = setting.Url is null ? State.SealedUrl : protector.Protect(setting.Url),
            SealedSecret = setting.Secret is null ? State.SealedSecret : protector.Protect(setting.Secret),
            Position = State.Setting is null ? await feed.Head(cancellationToken).OrStorageFault() : State.Position,
            Failures = 0,
            FailingSince = null,
            NextTry = null,
            LookAt = setting.Enabled ? Now + BackWithin : null,
        });
        return Show();
    }

    public Task<Outcome<WebhookSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<WebhookSnapshot>>(RefuseUnset(caller) is { } refusal ? refusal : Show());

    public async Task<Outcome<WebhookSnapshot>> Replay(Caller caller, CancellationToken cancellationToken)
    {
        if (RefuseUnset(caller) is { } refusal)
        {
            return refusal;
        }

        await Commit(State with { Waiting = State.Dead.AddRange(State.Waiting), Dead = [], Failures = 0, FailingSince = null, NextTry = null });
        return Show();
    }

    public async Task<Outcome<long>> Delete(Caller caller, CancellationToken cancellationToken)
    {
        if (Refuse(caller) is { } refusal)
        {
            return refusal;
        }

        if (State.Setting is not null)
        {
            await Commit(new WebhookState { Revision = State.Revision });
        }

        return State.Revision;
    }

    public Task Forget(ImmutableArray<ObjectKey> sources, ImmutableArray<string> texts, CancellationToken cancellationToken)
    {
        var next = WebhookRules.Without(State, sources, texts);
        return ReferenceEquals(next, State) ? Task.CompletedTask : Commit(next);
    }

    protected override Task OnWake(CancellationToken cancellationToken) =>
        State is { LookAt: { } look } && look <= Now ? Commit(State with { LookAt = Now + BackWithin }) : Task.CompletedTask;

    protected override Card? Describe(WebhookState state) => state.LookAt is { } look ? new Card { Title = string.Empty, Due = look, Listed = false } : null;

    private static Refusal? Refuse(Caller caller) => Rights.Refuse(caller, RightsTable.System, Right.Operate);

    private Refusal? RefuseUnset(Caller caller) => Refuse(caller) ?? (State.Setting is null ? Refusal.NotFound(Key) : null);

    /// <summary>Takes up what has happened, then tells it, as long as the receiver takes it.</summary>
    private async Task Work(CancellationToken cancellationToken)
    {
        if (State.Setting is not { Enabled: true } setting)
        {
            return;
        }

        await TakeUp(setting, cancellationToken);
        for (var sent = 0; sent < MessagesAtOnce && WebhookRules.Next(State, Now) is { IsEmpty: false } told; sent++)
        {
            using var message = WebhookMessage.Write(setting.Kind, protector.Unprotect(State.SealedUrl), State.SealedSecret is { } secret ? protector.Unprotect(secret) : null, told, Now);
            if (await sender.Send(setting.Kind, message, cancellationToken) is { } fault)
            {
                LogNotTaken(Key.Id, told.Length, fault);
                await Commit(WebhookRules.Failed(State, told, fault, options.Value, Now));
                return;
            }

            await Commit(WebhookRules.Taken(State, told));
        }
    }

    private async Task TakeUp(WebhookSetting setting, CancellationToken cancellationToken)
    {
        if (State.Waiting.Length >= WebhookRules.MaxWaiting)
        {
            return;
        }

        var page = await feed.Read(State.Position, PageSize, cancellationToken).OrStorageFault();
        ImmutableArray<FeedEvent> wanted = [.. page.Events.Where(happened => WebhookRules.Wants(setting, happened)).Select(WebhookRules.Outside)];
        if (page.Gap)
        {
            LogGap(Key.Id);
        }

        if (page.Gap || wanted.Length > 0 || page.Events.Length == PageSize)
        {
            await Commit(State with { Waiting = State.Waiting.AddRange(wanted), Position = page.Position });
        }
    }

    private WebhookSnapshot Show() => new(
        Key.Id, State.Setting!.Kind, State.Host, State.SealedSecret is not null, State.Setting.Events, State.Setting.Area, State.Setting.QuietFrom, State.Setting.QuietTo,
        State.Setting.Enabled, State.Delivered, State.Waiting.Length, State.FailingSince, State.NextTry, State.LastFault, State.Dead, State.Dropped, State.Revision);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} did not take {Count} events: {Fault}")]
    private partial void LogNotTaken(string webhook, int count, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {Webhook} was away for longer than events are kept; what happened meanwhile is not told")]
    private partial void LogGap(string webhook);
}
