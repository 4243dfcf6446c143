namespace Twin.People;

/// <param name="Date">The day, not in the future.</param>
public sealed record Death(DateOnly Date);
