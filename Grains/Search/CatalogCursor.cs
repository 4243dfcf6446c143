using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Twin.Storage;

namespace Twin.Search;

/// <summary>Where a page of one query ended; the same text says nothing to any other query.</summary>
/// <param name="question">What was asked: filter, scope and order.</param>
internal sealed class CatalogCursor(params ReadOnlySpan<object?> question)
{
    private const int MarkLength = 8;

    private readonly byte[] _mark = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(question.ToArray()))[..MarkLength];

    public string? Write(CardPosition? end) => end is null ? null : Base64Url.EncodeToString([.. _mark, .. JsonSerializer.SerializeToUtf8Bytes(end)]);

    /// <returns>False for text that is no cursor of this question.</returns>
    public bool TryRead(string? cursor, out CardPosition? end)
    {
        end = null;
        if (cursor is null)
        {
            return true;
        }

        if (!Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (!bytes.AsSpan().StartsWith(_mark))
        {
            return false;
        }

        try
        {
            end = JsonSerializer.Deserialize<CardPosition>(bytes.AsSpan(MarkLength));
            return end is { Value: not null, Key: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
