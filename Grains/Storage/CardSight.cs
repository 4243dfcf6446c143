using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Storage;

/// <summary>Which cards there are for a caller at all.</summary>
/// <param name="Own">What the account is itself: the worker's own record.</param>
public sealed record CardSight(AreaScope Scope, ImmutableArray<CardReach> Reaches, ImmutableArray<ObjectKey> Bindings, ObjectKey? Own)
{
    public static CardSight Everything { get; } = new(AreaScope.Everything, [new CardReach(Reach.All, [])], [], Own: null);

    public Reach ReachOf(string kind) => (
        Reaches.FirstOrDefault(reach => reach.Kinds.Contains(kind, StringComparer.Ordinal)) ?? Reaches.FirstOrDefault(static reach => reach.Kinds.IsEmpty))?.Reach ?? Reach.None;
}
