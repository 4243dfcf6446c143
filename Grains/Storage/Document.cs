using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>
/// What one write stores in one transaction: a grain's state, the card it is found by, and the events that tell what
/// changed. Only the state is read back.
/// </summary>
public sealed record Document<TState> : IDocument
    where TState : class, new()
{
    public TState State { get; init; } = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Card? Card { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CardEvent> Events { get; init; }

    /// <summary>Who made this state of the one before; null when nobody did, but the community around it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ObjectChange? Change { get; init; }

    object IDocument.Content => State;
}
