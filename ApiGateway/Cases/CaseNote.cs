namespace Twin.Cases;

/// <param name="Note">What was found or done, at most 1,000 characters; needed to resolve.</param>
public sealed record CaseNote(string? Note = null);
