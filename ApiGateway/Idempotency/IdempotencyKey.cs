namespace Twin.Idempotency;

/// <summary>The header <c>Idempotency-Key</c>: the client's name for a request, so that sending it twice does it once.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>A string as structured fields write it (RFC 9651), in quotes, or the same without them.</summary>
    /// <returns>Null when the request has none.</returns>
    /// <exception cref="BadHttpRequestException">There is more than one, or it is none.</exception>
    public static string? Read(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count == 0)
        {
            return null;
        }

        var key = values.ToString();
        if (key is ['"', .. var quoted, '"'])
        {
            key = quoted;
        }

        return values.Count == 1 && key.Length is > 0 and <= Longest && key.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.:~+/=".Contains(letter, StringComparison.Ordinal))
            ? key
            : throw new BadHttpRequestException($"The header {Header} must hold 1 to {Longest} letters, digits or -_.:~+/=, once.");
    }
}
