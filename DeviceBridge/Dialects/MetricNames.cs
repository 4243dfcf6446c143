using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Twin.Devices.Dialects;

/// <summary>
/// Turns the bytes of a metric's name into one shared string. A fixed number of places, each holding the name seen
/// last: devices that make up names cost no memory.
/// </summary>
internal static class MetricNames
{
    public const int MaxLength = 64;

    private const int Places = 4096;

    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/ -"u8);

    private static readonly Name?[] Known = new Name?[Places];

    /// <returns>Null when it cannot be a metric's name: 1 to 64 bytes of letters and digits of any script, <c>_ . : / -</c>, spaces inside only.</returns>
    public static string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return null;
        }

        ref var place = ref Known[HashOf(utf8) % Places];
        if (Volatile.Read(ref place) is { } known && utf8.SequenceEqual(known.Utf8))
        {
            return known.Text;
        }

        if ((utf8.ContainsAnyExcept(Allowed) && !IsOfLetters(utf8)) || utf8[0] == ' ' || utf8[^1] == ' ')
        {
            return null;
        }

        var name = new Name(utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        Volatile.Write(ref place, name);
        return name.Text;
    }

    private static bool IsOfLetters(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxLength];
        if (Utf8.ToUtf16(utf8, text, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        foreach (var character in text[..length])
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.' or ':' or '/' or '-' or ' '))
            {
                return false;
            }
        }

        return true;
    }

    private static uint HashOf(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var octet in utf8)
        {
            hash = (hash ^ octet) * 16777619u;
        }

        return hash;
    }

    private sealed record Name(byte[] Utf8, string Text);
}
