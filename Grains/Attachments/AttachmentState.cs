using System.Text.Json.Serialization;
using Twin.Storage;

namespace Twin.Attachments;

public sealed record AttachmentState : TwinState
{
    public string Case { get; init; } = string.Empty;

    /// <summary>The account that brings it.</summary>
    public string By { get; init; } = string.Empty;

    /// <summary>The key of its files, encrypted: without it they are noise.</summary>
    public string SealedKey { get; init; } = string.Empty;

    public AttachmentLook Look { get; init; } = new(string.Empty, Width: null, Height: null, Internal: false);

    public long Bytes { get; init; }

    public long ThumbnailBytes { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>True once all of it is on the disk.</summary>
    public bool Finished { get; init; }

    /// <summary>True once its case is known to have it.</summary>
    public bool Kept { get; init; }

    /// <summary>When to see whether it came to be part of its case; null once it has.</summary>
    [JsonIgnore]
    public DateTimeOffset? Due => Exists && !Kept ? BegunAt + FinishWithin : null;

    /// <summary>What is not part of its case by then never will be.</summary>
    private static readonly TimeSpan FinishWithin = TimeSpan.FromHours(1);
}
