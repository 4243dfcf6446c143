using System.ComponentModel.DataAnnotations;

namespace Twin.Attachments;

/// <summary>Configuration section <c>Twin:Attachments</c>.</summary>
internal sealed class AttachmentOptions
{
    public const string Section = "Twin:Attachments";

    private const int MiB = 1024 * 1024;

    /// <summary>The largest photo, in bytes. Default 20 MiB.</summary>
    [Range(1, 64 * MiB)]
    public int MaxPhotoBytes { get; set; } = 20 * MiB;

    /// <summary>The largest video, in bytes. Default 64 MiB.</summary>
    [Range(1, 512 * MiB)]
    public int MaxVideoBytes { get; set; } = 64 * MiB;

    /// <summary>The most pixels a photo may have, in millions. Default 64.</summary>
    [Range(1, 200)]
    public int MaxMegapixels { get; set; } = 64;

    /// <summary>How many photos are held in memory at once; others wait. Default 4.</summary>
    [Range(1, 64)]
    public int PhotosAtOnce { get; set; } = 4;

    /// <summary>The longer edge of a photo as it is kept, in pixels; larger ones are made smaller. Default 2,560.</summary>
    [Range(320, 8_192)]
    public int PhotoEdge { get; set; } = 2_560;

    /// <summary>The longer edge of a thumbnail, in pixels. Default 320.</summary>
    [Range(32, 1_024)]
    public int ThumbnailEdge { get; set; } = 320;
}
