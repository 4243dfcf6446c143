using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Storage;

/// <summary>How far a caller's sight goes for some kinds of card.</summary>
/// <param name="Kinds">These kinds; empty for every kind that no other reach of the caller names.</param>
public sealed record CardReach(Reach Reach, ImmutableArray<string> Kinds);
