using System.Text;
using System.Text.Json;

namespace Twin.Storage.Sqlite;

/// <summary>
/// A document as the statements want it: the state, which is stored as it is and by far the largest part, and the rest,
/// which they look into again and again and would parse with the state each time.
/// </summary>
/// <param name="State">Null when the document has none.</param>
/// <param name="IsStateAlone">True when the card stays as it is but for its due time, and there is nothing to tell.</param>
internal readonly record struct DocumentParts(string? State, string Rest, bool IsStateAlone)
{
    public static DocumentParts Of(ReadOnlySpan<byte> document)
    {
        var (start, end) = (0, 0);
        var (keeps, tells) = (false, false);
        var reader = new Utf8JsonReader(document);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("state"u8))
            {
                reader.Read();
                start = (int)reader.TokenStartIndex;
                reader.Skip();
                end = (int)reader.BytesConsumed;
            }
            else if (reader.ValueTextEquals("card"u8))
            {
                reader.Read();
                keeps = HasKept(ref reader);
            }
            else
            {
                reader.Read();
                var value = (int)reader.TokenStartIndex;
                reader.Skip();
                tells |= reader.TokenType != JsonTokenType.EndArray || reader.BytesConsumed - value > 2;
            }
        }

        return end == 0
            ? new DocumentParts(State: null, Text(document), IsStateAlone: false)
            : new DocumentParts(Text(document[start..end]), $"{Text(document[..start])}null{Text(document[end..])}", keeps && !tells);
    }

    private static bool HasKept(ref Utf8JsonReader reader)
    {
        var kept = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKept = reader.ValueTextEquals("kept"u8);
            reader.Read();
            kept |= isKept && reader.TokenType == JsonTokenType.True;
            reader.Skip();
        }

        return kept;
    }

    private static string Text(ReadOnlySpan<byte> json) => Encoding.UTF8.GetString(json);
}
