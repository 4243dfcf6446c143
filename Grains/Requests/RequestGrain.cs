using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.People;
using Twin.Residents;
using Twin.Search;
using Twin.Storage;

namespace Twin.Requests;

[GrainType(ObjectKind.Request)]
internal sealed partial class RequestGrain(
    [PersistentState(ObjectKind.Request, TwinStorage.Name)] IPersistentState<Document<RequestState>> document,
    PersonSecrets secrets,
    LegalHolds holds,
    IOptions<ResidentOptions> options,
    RetentionOptions retention,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<RequestGrain> log) : TwinGrain<RequestState>(document, time, log), IRequestGrain
{
    private static readonly ImmutableArray<string> OverdueLabels = ["overdue"];

    private bool IsKept => State.Exists && State.Person.Length > 0;

    public async Task<Outcome<RequestSnapshot>> Open(Caller caller, RequestAsk ask, CancellationToken cancellationToken)
    {
        if (State.Exists)
        {
            return await Get(caller, cancellationToken);
        }

        if (RequestRules.Check(ask) is { } fault)
        {
            return fault;
        }

        var about = ask.Kind == RequestKind.Residence ? await OwnOf(caller, cancellationToken) : await Allowed(caller, ask, cancellationToken);
        if (!about.Succeeded)
        {
            return about.Refusal;
        }

        if (await IsCrowded(about.Value, cancellationToken))
        {
            return Refusal.Conflict($"{options.Value.OpenRequests} requests are open already: wait until they are decided, or withdraw one.");
        }

        var standing = await GrainFactory.Person(about.Value).GetStanding(cancellationToken);
        if (ask.Kind == RequestKind.Residence && standing.Home is null)
        {
            return Refusal.Conflict("The record names no home of the community.");
        }

        await Commit(State with
        {
            Kind = ask.Kind,
            Person = about.Value,
            Area = standing.Area,
            Household = ask.Kind == RequestKind.Residence ? standing.Home : null,
            Account = caller.Subject,
            Asker = caller.Bindings.Select(bound => bound.Id).FirstOrDefault(about.Value),
            AskedAt = Now,
            Due = Now.AddDays(options.Value.AnswerWithinDays),
            Values = ask.Values is { } values ? secrets.Seal(values) : null,
            Reason = ask.Reason is { } reason ? secrets.Seal(reason) : null,
        });
        return Snapshot(caller);
    }

    public Task<Outcome<RequestSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<RequestSnapshot>>(FindRefusal(caller, Right.Read) is { } refusal ? refusal : Snapshot(caller));

    public async Task<Outcome<RequestSnapshot>> Withdraw(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Ask) is { } refusal)
        {
            return refusal;
        }

        if (State.Status == RequestStatus.Open)
        {
            await Commit(State with { Status = RequestStatus.Withdrawn, DecidedAt = Now, DecidedBy = caller.Subject });
        }

        return State.Status == RequestStatus.Withdrawn ? Snapshot(caller) : Decided();
    }

    public Task Forget(CancellationToken cancellationToken)
    {
        if (!IsKept || State is { Status: not RequestStatus.Open, Values: null, Reason: null, Answer: null })
        {
            return Task.CompletedTask;
        }

        var next = State with { Values = null, Reason = null, Answer = null };
        return Commit(State.Status == RequestStatus.Open ? next with { Status = RequestStatus.Withdrawn, DecidedAt = Now, DecidedBy = Caller.System.Subject } : next);
    }

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (ExpiryOf(State) <= Now)
        {
            await Clear();
        }
        else if (IsKept && State is { Status: RequestStatus.Open, Overdue: false } && State.Due <= Now)
        {
            await Commit(State with { Overdue = true });
            LogOverdue(Key.Id);
        }
    }

    protected override Card? Describe(RequestState state) => new Card
    {
        Title = TitleOf(state.Kind),
        Area = state.Area,
        Status = StoredName.Of(state.Status),
        Labels = state is { Overdue: true, Status: RequestStatus.Open } ? OverdueLabels : [],
        Due = state.Status != RequestStatus.Open ? ExpiryOf(state) : state.Overdue ? null : state.Due,
        Deadline = state.Due,
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add("kind", StoredName.Of(state.Kind)),
        Terms = SearchTerms.Of(Key.Id, TitleOf(state.Kind)),
        Links = [.. Links(state)],
    };

    private static string TitleOf(RequestKind kind) => kind switch
    {
        RequestKind.Correction => "更正申请",
        RequestKind.Deletion => "删除申请",
        _ => "居住核验申请",
    };

    private static IEnumerable<ObjectLink> Links(RequestState state)
    {
        yield return new ObjectLink("subject", new ObjectKey(ObjectKind.Person, state.Person));
        if (state.Asker != state.Person)
        {
            yield return new ObjectLink("reporter", new ObjectKey(ObjectKind.Person, state.Asker));
        }
    }

    private DateTimeOffset? ExpiryOf(RequestState state) => state.DecidedAt is { } decided ? retention.EndOf(decided, retention.RequestDays) : null;

    /// <summary>The person, when the caller may ask this about it.</summary>
    private async Task<Outcome<string>> Allowed(Caller caller, RequestAsk ask, CancellationToken cancellationToken)
    {
        var person = GrainFactory.Person(ask.Person!);
        var allowed = ask.Values is { } values ? await person.CheckValues(caller, values, cancellationToken) : await person.Check(caller, Right.Ask, cancellationToken);
        return allowed.Succeeded ? ask.Person! : allowed.Refusal;
    }

    /// <summary>Whose account it is: known before it may see anything.</summary>
    private async Task<Outcome<string>> OwnOf(Caller caller, CancellationToken cancellationToken) =>
        (await GrainFactory.Account(caller.Subject).GetVerification(cancellationToken)).Person is { } own
            ? own
            : Refusal.Conflict("Say first who you are: POST /api/v1/me/claim.");

    private async Task<bool> IsCrowded(string person, CancellationToken cancellationToken)
    {
        var open = new ObjectFilter { Kind = ObjectKind.Request, Statuses = [StoredName.Of(RequestStatus.Open)], Links = [new ObjectKey(ObjectKind.Person, person)] };
        return (await GrainFactory.Catalog().Count(Caller.System, open, cancellationToken)).Value >= options.Value.OpenRequests;
    }

    private Refusal? FindRefusal(Caller caller, Right right) =>
        Rights.Refuse(caller, ObjectKind.Request, right)
        ?? (IsKept && Rights.Allow(caller, right, Key, State.Area, () => [.. Links(State)]) ? null : Refusal.NotFound(Key));

    private Refusal Decided() => Refusal.Conflict($"The request is {StoredName.Of(State.Status)} already.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request {Request} is overdue: nobody has decided it in time")]
    private partial void LogOverdue(string request);
}
