using System.Text;
using System.Text.Json;

namespace Twin.Storage.Sqlite;

/// <summary>
/// A document as the statements want it: the state, which is stored as it is and by far the largest part, and the rest,
/// which they look into again and again and would parse with the state each time.
/// </summary>
/// <param name="State">Null when the document has none.</param>
internal readonly record struct DocumentParts(string? State, string Rest)
{
    public static DocumentParts Of(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isState = reader.ValueTextEquals("state"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            if (isState)
            {
                return new DocumentParts(Text(document[start..end]), $"{Text(document[..start])}null{Text(document[end..])}");
            }
        }

        return new DocumentParts(State: null, Text(document));
    }

    private static string Text(ReadOnlySpan<byte> json) => Encoding.UTF8.GetString(json);
}
