using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twin.Access;

namespace Twin.Search;

/// <summary>Where a page of one query ended; the same text says nothing to any other query.</summary>
internal sealed class CatalogCursor(CatalogQuery query, AreaScope scope)
{
    private const int MarkLength = 8;

    private readonly byte[] _mark = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { query.Text, query.Kind, query.Status, scope.Prefixes, Links = query.Links.IsDefault ? [] : query.Links }))[..MarkLength];

    public string Write(string lastKey) => Base64Url.EncodeToString([.. _mark, .. Encoding.UTF8.GetBytes(lastKey)]);

    public bool TryRead(string cursor, out string? lastKey)
    {
        lastKey = null;
        if (!Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (!bytes.AsSpan().StartsWith(_mark))
        {
            return false;
        }

        lastKey = Encoding.UTF8.GetString(bytes.AsSpan(MarkLength));
        return true;
    }
}
