namespace Twin.Cases;

/// <param name="Worker">The colleague who gets the cases.</param>
/// <param name="Note">What the colleague should know; at most 500 characters.</param>
public sealed record HandOver(string Worker, string? Note = null);
