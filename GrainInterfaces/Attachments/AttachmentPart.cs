namespace Twin.Attachments;

/// <summary>What is kept of an attachment.</summary>
public enum AttachmentPart
{
    Content = 0,

    /// <summary>A small JPEG of a photo.</summary>
    Thumbnail = 1,
}
