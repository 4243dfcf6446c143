using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Consents;

public sealed record ConsentTextState : TwinState
{
    /// <summary>The first version first.</summary>
    public ImmutableArray<ConsentText> Versions { get; init; } = [];
}
