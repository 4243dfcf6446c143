using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Models;

public sealed record ModelState : TwinState
{
    /// <summary>The first is version 1.</summary>
    public ImmutableArray<ModelDefinition> Versions { get; init; } = [];
}
