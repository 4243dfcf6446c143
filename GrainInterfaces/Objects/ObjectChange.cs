using System.Collections.Immutable;

namespace Twin.Objects;

/// <summary>One change of an object: who did what, when.</summary>
/// <param name="Revision">The object's revision with the change in it.</param>
/// <param name="By">The account's user name, or <c>system</c>.</param>
/// <param name="Fields">What is different since; empty when only a secret is.</param>
[GenerateSerializer, Immutable, Alias("twin.object-change")]
public sealed record ObjectChange(
    [property: Id(0)] long Revision,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] ChangeAction Action,
    [property: Id(4)] ImmutableArray<FieldChange> Fields);
