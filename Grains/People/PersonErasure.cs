namespace Twin.People;

/// <summary>That a record was deleted for good, and by whom.</summary>
/// <param name="By">The account, or <c>system</c>.</param>
public sealed record PersonErasure(DateTimeOffset At, string By);
