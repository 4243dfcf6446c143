using Microsoft.Net.Http.Headers;

namespace Twin.Attachments;

/// <summary>Which files are taken, and what a file is by its first bytes, whatever it calls itself.</summary>
internal static class AttachmentTypes
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Webp = "image/webp";
    public const string Mp4 = "video/mp4";
    public const string QuickTime = "video/quicktime";

    /// <summary>How many bytes of a file tell what it is.</summary>
    public const int HeadBytes = 12;

    public static string[] All { get; } = [Jpeg, Png, Webp, Mp4, QuickTime];

    public static bool IsVideo(string type) => type is Mp4 or QuickTime;

    public static string ExtensionOf(string type) => type switch { Mp4 => "mp4", QuickTime => "mov", _ => "jpg" };

    /// <exception cref="BadHttpRequestException">415: none that is taken.</exception>
    public static string Declared(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && All.FirstOrDefault(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase)) is { } declared
            ? declared
            : throw Unsupported($"Content-Type must be one of {string.Join(", ", All)}.");

    /// <exception cref="BadHttpRequestException">415: it is something else than it is called.</exception>
    public static void Check(string declared, ReadOnlySpan<byte> head)
    {
        if (Sniff(head) is var type && type != declared && !(IsVideo(declared) && type is not null && IsVideo(type)))
        {
            throw Unsupported(type is null ? "It is no photo or video of a kind that is taken." : $"It is called {declared} and is {type}.");
        }
    }

    public static BadHttpRequestException Unsupported(string message) => new(message, StatusCodes.Status415UnsupportedMediaType);

    public static BadHttpRequestException TooLarge(string message) => new(message, StatusCodes.Status413PayloadTooLarge);

    public static BadHttpRequestException Unreadable(string message) => new(message, StatusCodes.Status400BadRequest);

    /// <returns>Null for what is not taken.</returns>
    public static string? Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'q', (byte)'t', (byte)' ', (byte)' ', ..] => QuickTime,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'i' or (byte)'m' or (byte)'a' or (byte)'M' or (byte)'3' or (byte)'d', not (byte)'i', ..] => Mp4,
        _ => null,
    };
}
