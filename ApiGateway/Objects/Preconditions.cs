using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Twin.Objects;

/// <summary>Which revision of an object a request is about: its entity tag is its revision.</summary>
internal static class Preconditions
{
    public static void Tag(HttpResponse response, long? revision)
    {
        if (revision is { } present)
        {
            response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{present}\"");
        }
    }

    /// <summary>The revision a change is of; a tag that was never ours matches none.</summary>
    public static Outcome<long> OfChange(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return new Refusal(RefusalReason.Unconditional, "Say in If-Match which revision you have seen: the ETag of your last read.");
        }

        return Revision(request.Headers.IfMatch.ToString()) is { } revision
            ? revision
            : new Refusal(RefusalReason.Stale, "If-Match must hold one ETag that was given out for this object.");
    }

    /// <summary>The revision a replacement is of, 0 for what must be new, null for whatever is there.</summary>
    public static Outcome<Seen> OfPut(HttpRequest request)
    {
        var isNew = request.Headers.IfNoneMatch.ToString() == EntityTagHeaderValue.Any.ToString();
        if (request.Headers.IfMatch.Count == 0)
        {
            return new Seen(isNew ? 0 : null);
        }

        var seen = OfChange(request);
        return seen.Succeeded ? new Seen(seen.Value) : seen.Refusal;
    }

    private static long? Revision(string tag) =>
        tag.Length > 2 && tag[0] == '"' && tag[^1] == '"' && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    public sealed record Seen(long? Revision);
}
