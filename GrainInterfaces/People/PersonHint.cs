namespace Twin.People;

/// <summary>Something for a human to look at; nothing is decided by it.</summary>
/// <param name="Hint">Such as <c>separated</c> (人户分离).</param>
/// <param name="Since">When what it speaks of began.</param>
/// <param name="Reason">One sentence with codes and dates, without personal data.</param>
[GenerateSerializer, Immutable, Alias("twin.person-hint")]
public sealed record PersonHint([property: Id(0)] string Hint, [property: Id(1)] DateOnly Since, [property: Id(2)] string Reason);
