using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Exchange;
using Twin.Links;
using Twin.Search;
using Twin.Storage;

namespace Twin.Objects;

/// <summary>
/// An object of the library: its attributes are checked against the rest of the community, become its next state, and
/// lead to the calls that tell others. A kind says how; creating, patching, deleting and restoring are the same for all.
/// </summary>
internal abstract partial class ObjectGrain<TState, TAttributes>(IPersistentState<Document<TState>> document, TimeProvider time, ILogger log)
    : TwinGrain<TState>(document, time, log), IObjectGrain
    where TState : ObjectState, new()
    where TAttributes : class
{
    public async Task<Outcome<long>> Upsert(Caller caller, TAttributes attributes, CancellationToken cancellationToken) =>
        FindUpsertRefusal(caller) is { } refusal
            ? refusal
            : await Become(caller, State.HasAttributes ? ChangeAction.Edited : ChangeAction.Created, attributes, cancellationToken);

    private Refusal? FindUpsertRefusal(Caller caller) =>
        Rights.Refuse(caller, Key.Kind, Right.Edit)
        ?? (State.HasAttributes && !May(caller, Right.Edit, State) ? Refusal.NotFound(Key)
            : State.DeletedAt is not null ? Refusal.Conflict($"{Key} has been deleted: restore it first.")
            : null);

    private async Task<Outcome<long>> Become(Caller caller, ChangeAction action, TAttributes attributes, CancellationToken cancellationToken)
    {
        var prepared = await Prepare(caller, attributes, cancellationToken);
        return prepared.Succeeded
            ? await Become(caller, action, attributes, prepared.Value with { Sources = SourcesOf(prepared.Value) }, cancellationToken)
            : prepared.Refusal;
    }

    /// <summary>Stores a state that has been prepared.</summary>
    /// <param name="attributes">Those that led to it.</param>
    private async Task<Outcome<long>> Become(Caller caller, ChangeAction action, TAttributes attributes, TState next, CancellationToken cancellationToken)
    {
        var area = AreaOf(State);
        await Change(caller, action, next);
        return area != AreaOf(State) && await HasPlaceMoved(attributes, cancellationToken)
            ? await Become(caller, ChangeAction.Moved, attributes, cancellationToken)
            : State.Revision;
    }

    /// <summary>The state with these attributes, or why it may not be; it is not stored.</summary>
    private async Task<Outcome<TState>> Prepare(Caller caller, TAttributes attributes, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsValidId(Key.Id))
        {
            return Refusal.Invalid("id", ObjectKey.IdRule);
        }

        if (await FindForeignPlace(caller, attributes, cancellationToken) is { } foreign)
        {
            return foreign;
        }

        var applied = await Apply(attributes, cancellationToken);
        if (!applied.Succeeded)
        {
            return applied.Refusal;
        }

        var next = applied.Value with { DeletedAt = null };
        return May(caller, Right.Edit, next) ? next : Refusal.Forbidden("It would lie outside your areas.");
    }

    /// <summary>What is changed here is no longer what a source said.</summary>
    private ImmutableSortedDictionary<string, string>? SourcesOf(TState next) =>
        State.Sources is null ? null : FieldSources.After(State.Sources, FieldsOf(State), FieldsOf(next), claims: [], source: null);

    public async Task<Outcome<long>> Put(Caller caller, string attributes, CancellationToken cancellationToken)
    {
        var read = Parse(attributes);
        return read.Succeeded ? await Upsert(caller, read.Value, cancellationToken) : read.Refusal;
    }

    public async Task<Outcome<long>> Replace(Caller caller, string attributes, long revision, CancellationToken cancellationToken)
    {
        if ((State.Described ? FindRefusal(caller, Right.Edit) : Rights.Refuse(caller, Key.Kind, Right.Edit)) is { } refusal)
        {
            return refusal;
        }

        return (State.Described, revision) switch
        {
            (true, _) when revision != State.Revision => Refusal.Stale(Key, State.Revision),
            (false, not 0) => Refusal.NotFound(Key),
            _ => await Put(caller, attributes, cancellationToken),
        };
    }

    public async Task<Outcome<long>> Patch(Caller caller, string patch, long revision, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit, revision) is { } refusal)
        {
            return refusal;
        }

        var patched = Merge(AttributesOf(State), patch);
        return patched.Succeeded ? await Upsert(caller, patched.Value, cancellationToken) : patched.Refusal;
    }

    public virtual Task<Outcome<ObjectSnapshot>> Read(Caller caller, CancellationToken cancellationToken) =>
        Look(caller, () => new ObjectSnapshot(Key, State.Revision, AreaOf(State), Write(caller, AttributesOf(State))));

    public async Task<Outcome<ObjectSnapshot>> ReadOnce(Caller caller, CancellationToken cancellationToken)
    {
        var snapshot = await Read(caller, cancellationToken);
        PassIfOneOfMany();
        return snapshot;
    }

    public Task<Outcome<long>> Check(Caller caller, Right right, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<long>>(FindRefusal(caller, right) is { } refusal ? refusal : State.Revision);

    public async Task<Outcome<long>> Delete(Caller caller, long revision, CancellationToken cancellationToken) =>
        (FindRefusal(caller, Right.Delete, revision) ?? await FindHold(cancellationToken)) is { } refusal
            ? refusal
            : await Change(caller, ChangeAction.Deleted, State with { DeletedAt = Now });

    public async Task<Outcome<long>> Restore(Caller caller, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Restore) is { } refusal)
        {
            return refusal;
        }

        if (!State.HasAttributes || !May(caller, Right.Restore, State))
        {
            return Refusal.NotFound(Key);
        }

        // What it named may be gone by now, so it is checked as if it came new.
        return State.DeletedAt is null ? State.Revision : await Become(caller, ChangeAction.Restored, AttributesOf(State), cancellationToken);
    }

    public virtual async Task Relocate(CancellationToken cancellationToken)
    {
        if (!State.Described)
        {
            return;
        }

        var attributes = AttributesOf(State);
        if (await Prepare(Caller.System, attributes, cancellationToken) is { Succeeded: true, Value: var next })
        {
            await (AreaOf(next) == AreaOf(State)
                ? Follow(next)
                : Become(Caller.System, ChangeAction.Moved, attributes, next with { Sources = SourcesOf(next) }, cancellationToken));
        }
    }

    public Task Forget(ObjectKey person, ImmutableArray<string> values, CancellationToken cancellationToken) =>
        State.HasAttributes ? Follow(Without(State, person, values)) : Task.CompletedTask;

    /// <summary>The state with these attributes, or what is wrong with them.</summary>
    protected abstract ValueTask<Outcome<TState>> Apply(TAttributes attributes, CancellationToken cancellationToken);

    /// <summary>The attributes that lead to this state; secrets are left out, which keeps them.</summary>
    protected abstract TAttributes AttributesOf(TState state);

    /// <summary>The area it lies in; null for none.</summary>
    protected abstract string? AreaOf(TState state);

    /// <summary>True for a kind of which there are so many that one called for a file only is not to stay in memory.</summary>
    protected virtual bool IsOneOfMany => false;

    /// <summary>The kinds of object that name this one and keep it from being deleted while they are there.</summary>
    protected virtual ImmutableArray<string> HeldBy => [];

    /// <summary>The kinds of object that lie where this one does: they follow it into another area.</summary>
    protected virtual ImmutableArray<string> MovesWithIt => [];

    /// <summary>The kinds of object inside that look at it again after the change: what they show of it is another.</summary>
    /// <param name="next">There, as the present state is.</param>
    protected virtual ImmutableArray<string> Following(TState next) => AreaOf(next) == AreaOf(State) ? [] : MovesWithIt;

    /// <summary>The next state with the calls the change leads to; it may be deleted in either.</summary>
    /// <param name="revision">The revision the change will have.</param>
    protected virtual TState Owing(TState next, long revision) => next;

    protected sealed override Card? Describe(TState state) => state.Described ? WithAddedLinks(CardOf(state), state)
        : ExpiryOf(state) is { } expiry ? new Card { Title = string.Empty, Due = expiry, Listed = false }
        : null;

    /// <summary>When it has been kept long enough, there or not; null for no such time.</summary>
    protected virtual DateTimeOffset? ExpiryOf(TState state) => null;

    /// <summary>The state without what names a deleted person; the same when nothing does.</summary>
    protected virtual TState Without(TState state, ObjectKey person, ImmutableArray<string> values) =>
        state.AddedLinks.Any(link => link.To == person) ? state with { AddedLinks = state.AddedLinks.RemoveAll(link => link.To == person) } : state;

    /// <summary>The card of an object that is there.</summary>
    protected abstract Card CardOf(TState state);

    /// <summary>Attributes from outside, or what is wrong with their JSON.</summary>
    protected virtual Outcome<TAttributes> Parse(string attributes) => AttributeJson.Read<TAttributes>(attributes);

    /// <summary>Attributes with a JSON merge patch applied, or what is wrong with it.</summary>
    protected virtual Outcome<TAttributes> Merge(TAttributes attributes, string patch) => AttributeJson.Merge(attributes, patch);

    /// <summary>The attributes as JSON, as the caller may see them.</summary>
    protected virtual string Write(Caller caller, TAttributes attributes) => SightJson.Write(caller.Role, Key.Kind, attributes);

    /// <summary>The attributes as a JSON object, in clear.</summary>
    protected virtual JsonObject FieldsOf(TState state) =>
        state.HasAttributes ? (JsonObject)JsonSerializer.SerializeToNode(AttributesOf(state), AttributeJson.Options)! : [];

    /// <summary>A value of a field as it may be kept in clear.</summary>
    protected virtual JsonNode Cover(string field, JsonNode value) => SightJson.Cover(Key.Kind, field, value);

    /// <summary>Stores a change; a kind with more to store than its attributes adds it here.</summary>
    /// <param name="change">Who made it; null when it follows from what happened around the object.</param>
    protected virtual Task Save(TState next, ObjectChange? change) => Commit(next, change);

    /// <summary>The field of the attributes that says where the object lies, and the id in it; null when its own id does.</summary>
    protected virtual (string Field, string? Id)? PlaceIn(TAttributes attributes) => null;

    /// <summary>Why the caller may not do this here; null when it may.</summary>
    protected Refusal? FindRefusal(Caller caller, Right right) =>
        Rights.Refuse(caller, Key.Kind, right) ?? (State.Described && May(caller, right, State) ? null : Refusal.NotFound(Key));

    /// <summary>A snapshot as the caller may see it, or why it may not.</summary>
    /// <param name="snapshot">The whole, in clear.</param>
    protected Task<Outcome<T>> Show<T>(Caller caller, Func<T> snapshot) => Look(caller, () => SightJson.See(caller.Role, Key.Kind, snapshot()));

    private void PassIfOneOfMany()
    {
        if (IsOneOfMany)
        {
            Pass();
        }
    }

    private Task<Outcome<T>> Look<T>(Caller caller, Func<T> look) =>
        Task.FromResult<Outcome<T>>(FindRefusal(caller, Right.Read) is { } refusal ? refusal : look());

    /// <summary>True when the right reaches the object in this state.</summary>
    protected bool May(Caller caller, Right right, TState state) =>
        Rights.Allow(caller, right, Key, AreaOf(state), () => CardOf(state).Links);

    /// <summary>A place outside the caller's areas is answered like one that is not there.</summary>
    protected virtual async ValueTask<Refusal?> FindForeignPlace(Caller caller, TAttributes attributes, CancellationToken cancellationToken) =>
        !caller.Scope.Covers(string.Empty)
        && PlaceIn(attributes) is { Id: { } id } place
        && (!ObjectKey.IsValidId(id) || !caller.Scope.Covers(await GrainFactory.AreaOf(new ObjectKey(place.Field, id), cancellationToken)))
            ? Refusal.Invalid(place.Field, $"{place.Field} '{id}' is not known")
            : null;

    /// <summary>The place may have moved, or got another name, between the look and the write, and not have seen this object among its own.</summary>
    protected virtual async ValueTask<bool> HasPlaceMoved(TAttributes attributes, CancellationToken cancellationToken) =>
        PlaceIn(attributes) is { Id: { } id } place
        && await GrainFactory.AreaOf(new ObjectKey(place.Field, id), cancellationToken) is { } area
        && AreaOf(State)?.StartsWith(area, StringComparison.Ordinal) == false;

    /// <summary>Stores the next state, and who made it, unless it is the present one.</summary>
    /// <param name="notes">What else is to be kept with the change.</param>
    protected async Task<Outcome<long>> Change(Caller caller, ChangeAction action, TState next, params ImmutableArray<FieldChange> notes)
    {
        if (next != State)
        {
            var revision = State.Revision + 1;
            var change = new ObjectChange(revision, Now, caller.Subject, action, [.. FieldChanges.Between(FieldsOf(State), FieldsOf(next), Cover), .. AddedLinks.Between(State.AddedLinks, next.AddedLinks), .. notes]);
            var following = State.Described && next.Described ? Following(next) : [];
            next = Owing(next, revision);
            await Save(following.IsEmpty ? next : next with { Owes = [.. next.Owes, .. following.Select(kind => new OwedMove(Key, kind))] }, change);
        }

        return State.Revision;
    }

    /// <summary>Stores the next state, which follows from what happened around the object, unless it is the present one.</summary>
    protected Task Follow(TState next) => next == State ? Task.CompletedTask : Save(Owing(next, State.Revision + 1), change: null);

    private async Task<Refusal?> FindHold(CancellationToken cancellationToken)
    {
        foreach (var kind in HeldBy)
        {
            await foreach (var entry in GrainFactory.LinkedTo(Key, kind, cancellationToken))
            {
                if (entry.Links.Any(link => link.To == Key && !link.Added))
                {
                    return Refusal.Conflict($"{entry.Key} and others still name {Key}: delete or move them first.");
                }
            }
        }

        return null;
    }

    private Refusal? FindRefusal(Caller caller, Right right, long revision) =>
        FindRefusal(caller, right) ?? (revision != State.Revision ? Refusal.Stale(Key, State.Revision) : null);
}
