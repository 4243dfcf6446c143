using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Twin;

/// <summary>Where a page of one query ended; the same text says nothing to any other query.</summary>
/// <param name="question">What was asked: which list, filter, scope and order.</param>
public sealed class PageCursor(params ReadOnlySpan<object?> question)
{
    /// <summary>The field of a request that holds one.</summary>
    public const string Field = "cursor";

    private const int MarkLength = 8;
    private const int Longest = 1_000;

    private readonly object?[] _question = question.ToArray();

    /// <summary>Made when it is needed: most lists are read from their beginning and fit on one page.</summary>
    private byte[] Mark => field ??= SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(_question))[..MarkLength];

    /// <summary>Why a cursor of another query is not taken.</summary>
    public static Refusal Foreign { get; } = Refusal.Invalid(Field, "The cursor does not belong to this query.");

    /// <param name="end">The position of the last item; null on the last page.</param>
    public string? Write(string? end) => end is null ? null : Base64Url.EncodeToString([.. Mark, .. Encoding.UTF8.GetBytes(end)]);

    /// <returns>False for text that is no cursor of this question.</returns>
    public bool TryRead(string? cursor, out string? end)
    {
        end = null;
        if (cursor is null)
        {
            return true;
        }

        if (cursor.Length > Longest || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        end = bytes.AsSpan().StartsWith(Mark) ? Encoding.UTF8.GetString(bytes, MarkLength, bytes.Length - MarkLength) : null;
        return end is not null;
    }
}
