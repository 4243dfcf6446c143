using System.Text;

namespace Twin.Devices.Dialects;

/// <summary>Collects what is wrong with a message into one sentence of bounded length.</summary>
internal struct FaultList
{
    private const int MostNamed = 8;
    private const int MaxExcerpt = 64;

    private StringBuilder? _text;
    private int _count;

    public readonly string? Text => _count <= MostNamed ? _text?.ToString() : $"{_text}; and {_count - MostNamed} more";

    public void Add(string fault)
    {
        if (++_count <= MostNamed)
        {
            (_text is null ? _text = new StringBuilder() : _text.Append("; ")).Append(fault);
        }
    }

    /// <summary>Bytes of a stranger as they may stand in a reason: short, and without control characters.</summary>
    public static string Excerpt(ReadOnlySpan<byte> utf8) =>
        utf8.Length > MaxExcerpt ? Printable(Encoding.UTF8.GetString(utf8[..MaxExcerpt])) + "…" : Printable(Encoding.UTF8.GetString(utf8));

    /// <summary>Text without control characters: a database may refuse them, and a log may be deceived by them.</summary>
    public static string Printable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? '?' : source[i];
            }
        });
}
