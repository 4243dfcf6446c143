using System.Collections.Frozen;
using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Access;

/// <summary>Answers from <see cref="RightsTable"/>: the same in a grain and in the gateway.</summary>
public static class Rights
{
    /// <summary>What links an object to a person whose own it is.</summary>
    public static readonly FrozenSet<string> OwnRelations = FrozenSet.Create(StringComparer.Ordinal, "guardian", "owner", "participant", "reporter", "subject");

    /// <summary>What links an object to something an account is bound to.</summary>
    public static readonly FrozenSet<string> BoundRelations = FrozenSet.Create(StringComparer.Ordinal, "building", "category", "estate", "task");

    private static readonly FrozenDictionary<(string Kind, Right Right), ImmutableArray<Reach>> Reaches = (
        from row in RightsTable.Actions
        from kind in row.Kinds
        from right in row.Rights
        select KeyValuePair.Create((kind, right), row.Reaches)).ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Kind, string Field), ImmutableArray<Sight>> Sights = (
        from row in RightsTable.Fields
        from field in row.Fields
        select KeyValuePair.Create((row.Kind, field), row.Sights)).ToFrozenDictionary();

    private static readonly FrozenSet<string> KindsWithFields = RightsTable.Fields.Select(row => row.Kind).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> KindsWithActions = Reaches.Keys.Select(row => row.Kind).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The kinds with a line of their own; any other is a thing.</summary>
    public static IEnumerable<string> Kinds => KindsWithActions.Where(kind => kind != RightsTable.Thing);

    /// <summary>How far a role's right goes for a kind of object.</summary>
    public static Reach ReachOf(Role role, string kind, Right right) => role == Role.System
        ? Reach.All
        : Reaches.TryGetValue((KindsWithActions.Contains(kind) ? kind : RightsTable.Thing, right), out var reaches) ? reaches[Column(role)] : Reach.None;

    /// <summary>How a role sees a field; the twin itself needs no more than a supervisor.</summary>
    /// <param name="field">Its JSON name.</param>
    public static Sight SightOf(Role role, string kind, string field) => !KindsWithFields.Contains(kind)
        ? Sight.Clear
        : Sights.TryGetValue((kind, field), out var sights) ? sights[Column(role == Role.System ? Role.Supervisor : role)] : Sight.Hidden;

    /// <summary>How a role sees a field within a field, such as <c>document.number</c>; as its whole when the table has no line for it.</summary>
    public static Sight? FindSightWithin(Role role, string kind, string field) =>
        Sights.ContainsKey((kind, field)) ? SightOf(role, kind, field) : null;

    /// <summary>True for people, their homes and the compartment: a read of them needs a purpose.</summary>
    public static bool IsPersonal(string kind) => KindsWithFields.Contains(kind);

    /// <summary>True when the caller's role may do this to some objects of the kind, for the purpose it gives.</summary>
    public static bool Allow(Caller caller, string kind, Right right) => Refuse(caller, kind, right) is null;

    /// <summary>True when the caller may do this to this object.</summary>
    /// <param name="area">Where it lies, if anywhere.</param>
    /// <param name="links">What it is linked to; asked for only when it matters.</param>
    public static bool Allow(Caller caller, Right right, ObjectKey key, string? area, Func<ImmutableArray<ObjectLink>>? links = null) =>
        Allow(caller, key.Kind, right) && ReachOf(caller.Role, key.Kind, right) switch
        {
            Reach.All => true,
            Reach.Areas => caller.Scope.Covers(area) || IsOwn(caller, key),
            Reach.Bound => caller.Scope.Covers(area) && IsBound(caller, key, links, BoundRelations),
            _ => IsOwn(caller, key) || IsBound(caller, key, links, OwnRelations),
        };

    /// <summary>Why the caller may do this to no object of the kind at all; null when it may to some.</summary>
    public static Refusal? Refuse(Caller caller, string kind, Right right)
    {
        if (ReachOf(caller.Role, kind, right) == Reach.None)
        {
            return Refusal.Forbidden("Your role may not do this.");
        }

        return IsPersonal(kind) && IsLook(right) && caller.Role != Role.System && string.IsNullOrWhiteSpace(caller.Purpose)
            ? Refusal.Forbidden("Personal data is shown for a purpose only: say it in the header X-Purpose. GET /api/v1/purposes lists the common ones.")
            : null;
    }

    /// <summary>True for what shows data rather than changing it.</summary>
    public static bool IsLook(Right right) => right is Right.Read or Right.ReadChanges or Right.Reveal;

    private static bool IsOwn(Caller caller, ObjectKey key) => key.Kind == ObjectKind.GridWorker && caller.Worker == key.Id;

    private static bool IsBound(Caller caller, ObjectKey key, Func<ImmutableArray<ObjectLink>>? links, FrozenSet<string> relations) =>
        !caller.Bindings.IsEmpty
        && (caller.Bindings.Contains(key)
            || links?.Invoke().Any(link => relations.Contains(link.Relation) && caller.Bindings.Contains(link.To)) == true);

    private static int Column(Role role) => (int)role - 1;
}
