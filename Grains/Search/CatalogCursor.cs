using System.Text.Json;
using Twin.Storage;

namespace Twin.Search;

/// <summary>Where a page of cards ended.</summary>
/// <param name="question">What was asked: filter, scope and order.</param>
internal sealed class CatalogCursor(params ReadOnlySpan<object?> question)
{
    private readonly PageCursor _cursor = new(question);

    public string? Write(CardPosition? end) => _cursor.Write(end is null ? null : JsonSerializer.Serialize(end));

    /// <returns>False for text that is no cursor of this question.</returns>
    public bool TryRead(string? cursor, out CardPosition? end)
    {
        end = null;
        if (!_cursor.TryRead(cursor, out var text))
        {
            return false;
        }

        try
        {
            end = text is null ? null : JsonSerializer.Deserialize<CardPosition>(text);
            return text is null || end is { Value: not null, Key: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
