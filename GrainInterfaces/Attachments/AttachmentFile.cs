namespace Twin.Attachments;

/// <summary>An attachment with the sizes of its parts.</summary>
/// <param name="ThumbnailBytes">0 when there is none.</param>
[GenerateSerializer, Immutable, Alias("twin.attachment-file")]
public sealed record AttachmentFile([property: Id(0)] Attachment Attachment, [property: Id(1)] long ThumbnailBytes);
