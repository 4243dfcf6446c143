using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Visits;

public sealed record VisitResultState : TwinState
{
    public string Visit { get; init; } = string.Empty;

    public ObjectKey Target { get; init; }

    public string? Area { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public string By { get; init; } = string.Empty;

    public VisitOutcome Outcome { get; init; }

    /// <summary>Encrypted.</summary>
    public string? SealedNote { get; init; }

    /// <summary>Encrypted; gone once all fields are decided.</summary>
    public string? SealedValues { get; init; }

    /// <summary>Encrypted; gone once all fields are decided.</summary>
    public string? SealedSeen { get; init; }

    public ImmutableArray<VisitField> Fields { get; init; } = [];

    public bool IsSettled => Fields.All(static one => one.Outcome is not null);
}
