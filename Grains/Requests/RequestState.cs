using Twin.Storage;

namespace Twin.Requests;

public sealed record RequestState : TwinState
{
    public RequestKind Kind { get; init; }

    /// <summary>Whom it is about.</summary>
    public string Person { get; init; } = string.Empty;

    /// <summary>The area of the person when it was asked.</summary>
    public string? Area { get; init; }

    /// <summary>The home of the person when it was asked, for a residence.</summary>
    public string? Household { get; init; }

    /// <summary>The account that asked.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>The person whose account asked; the guardian when it is about a ward.</summary>
    public string Asker { get; init; } = string.Empty;

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset Due { get; init; }

    public bool Overdue { get; init; }

    /// <summary>The values asked for as JSON, encrypted.</summary>
    public string? Values { get; init; }

    /// <summary>The asker's words, encrypted: they may say anything.</summary>
    public string? Reason { get; init; }

    public RequestStatus Status { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    /// <summary>Why it was decided so, encrypted.</summary>
    public string? Answer { get; init; }

    public string? Hold { get; init; }
}
