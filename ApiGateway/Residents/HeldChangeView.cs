using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Residents;

/// <summary>A change of the record.</summary>
public sealed record HeldChangeView(DateTimeOffset At, ChangeAction Action, ImmutableArray<ChangedField> Fields);
