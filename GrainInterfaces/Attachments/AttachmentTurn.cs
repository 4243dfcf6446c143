namespace Twin.Attachments;

/// <summary>What beginning an attachment came to.</summary>
/// <param name="Finished">The attachment, when an earlier call has brought it in; null when it is to be sent.</param>
[GenerateSerializer, Immutable, Alias("twin.attachment-turn")]
public sealed record AttachmentTurn([property: Id(0)] Attachment? Finished);
