using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Residents;

/// <summary>A change of the record; sensitive values were masked when it was written down.</summary>
[GenerateSerializer, Immutable, Alias("twin.held-change")]
public sealed record HeldChange([property: Id(0)] DateTimeOffset At, [property: Id(1)] ChangeAction Action, [property: Id(2)] ImmutableArray<FieldChange> Fields);
