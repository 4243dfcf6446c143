namespace Twin.Requests;

/// <param name="Reason">In 4 to 500 characters; the asker reads it.</param>
/// <param name="Hold">For a deletion: the code of the legal hold. <c>GET /legal-holds</c> lists them.</param>
public sealed record Rejection(string Reason, string? Hold = null);
