using System.Text;

namespace Twin.Devices;

/// <summary>A message that could not be understood, in whole or in part.</summary>
/// <param name="Device">Who sent it, as far as is known.</param>
/// <param name="Reason">One sentence that names the field at fault.</param>
/// <param name="Payload">The message as text, cut at 64 KiB; null when it is not UTF-8.</param>
/// <param name="PayloadBase64">The message when it is not UTF-8, cut at 64 KiB.</param>
/// <param name="PayloadLength">Its whole length in bytes.</param>
/// <param name="ReplayedAt">When all of it was taken in after all; null when it was not.</param>
public sealed record DeadLetterItem(
    long Id,
    DateTimeOffset At,
    string? Device,
    string Topic,
    string Reason,
    string? Payload,
    string? PayloadBase64,
    int PayloadLength,
    DateTimeOffset? ReplayedAt)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static DeadLetterItem Of(DeadLetter letter)
    {
        var text = Text(letter.Payload.AsSpan());
        return new DeadLetterItem(
            letter.Id,
            letter.At,
            letter.Device,
            letter.Topic,
            letter.Reason,
            text,
            text is null ? Convert.ToBase64String(letter.Payload.AsSpan()) : null,
            letter.PayloadLength,
            letter.ReplayedAt);
    }

    private static string? Text(ReadOnlySpan<byte> payload)
    {
        try
        {
            return StrictUtf8.GetString(payload);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
