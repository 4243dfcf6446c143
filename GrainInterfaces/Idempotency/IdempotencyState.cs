namespace Twin.Idempotency;

/// <summary>How a key stands that a request comes with.</summary>
public enum IdempotencyState
{
    /// <summary>The request is to be carried out now, by whoever asked.</summary>
    Claimed = 0,

    /// <summary>It has been carried out: here is its answer.</summary>
    Answered = 1,

    /// <summary>It is being carried out.</summary>
    InProgress = 2,

    /// <summary>The key belongs to another request.</summary>
    OtherRequest = 3,
}
