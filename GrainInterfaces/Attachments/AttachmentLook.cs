namespace Twin.Attachments;

/// <summary>What kind of file an attachment turned out to be.</summary>
/// <param name="Width">In pixels; null for a video.</param>
/// <param name="Height">In pixels; null for a video.</param>
/// <param name="Internal">True for what reporters are not to see.</param>
[GenerateSerializer, Immutable, Alias("twin.attachment-look")]
public sealed record AttachmentLook(
    [property: Id(0)] string MediaType,
    [property: Id(1)] int? Width,
    [property: Id(2)] int? Height,
    [property: Id(3)] bool Internal);
