using Twin.Attachments;

namespace Twin.Cases;

/// <summary>An attachment of a case.</summary>
/// <param name="Person">Whom it goes with when everything of a person is deleted; null for what staff has brought.</param>
public sealed record AttachedFile(Attachment Attachment, string? Person)
{
    public string Id => Attachment.Id;
}
