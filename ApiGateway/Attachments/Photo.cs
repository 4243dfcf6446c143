namespace Twin.Attachments;

/// <summary>A photo as it is kept: both are JPEG files.</summary>
/// <param name="Width">Of the content, in pixels.</param>
/// <param name="Height">Of the content, in pixels.</param>
internal sealed record Photo(byte[] Content, byte[] Thumbnail, int Width, int Height);
