namespace Twin.Requests;

/// <param name="Reason">In up to 500 characters; the asker reads it.</param>
public sealed record Acceptance(string? Reason = null);
