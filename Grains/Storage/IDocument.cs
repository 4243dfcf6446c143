using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>A document, whatever its state is.</summary>
public interface IDocument
{
    /// <summary>The state.</summary>
    object Content { get; }

    Card? Card { get; }

    ImmutableArray<CardEvent> Events { get; }

    ObjectChange? Change { get; }
}
