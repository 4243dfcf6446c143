using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Twin.Places;

/// <summary>
/// The id of a room, which its building, unit and door make: <c>b-3:2:501</c>. What an id cannot hold stands as an
/// underscore and four hexadecimal digits (501甲: <c>501_7532</c>).
/// </summary>
public sealed record RoomId(string Building, int Unit, string Number)
{
    private const char Mark = '_';
    private const int MarkDigits = 4;

    public static bool TryParse(string id, [NotNullWhen(true)] out RoomId? room)
    {
        room = null;
        var parts = id.Split(':');
        if (parts.Length < 3
            || !int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var unit)
            || ReadNumber(parts[^1]) is not { Length: > 0 } number)
        {
            return false;
        }

        var parsed = new RoomId(string.Join(':', parts[..^2]), unit, number);
        room = parsed.Building.Length > 0 && parsed.ToString() == id ? parsed : null;
        return room is not null;
    }

    public override string ToString() => $"{Building}:{Unit.ToString(CultureInfo.InvariantCulture)}:{WriteNumber(Number)}";

    private static string WriteNumber(string number)
    {
        var text = new StringBuilder();
        foreach (var character in number)
        {
            _ = char.IsAsciiLetterOrDigit(character) || character is '-' or '.'
                ? text.Append(character)
                : text.Append(Mark).Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static string? ReadNumber(string text)
    {
        var number = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != Mark)
            {
                number.Append(text[at]);
            }
            else if (at + MarkDigits < text.Length
                && ushort.TryParse(text.AsSpan(at + 1, MarkDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character))
            {
                number.Append((char)character);
                at += MarkDigits;
            }
            else
            {
                return null;
            }
        }

        return number.ToString();
    }
}
