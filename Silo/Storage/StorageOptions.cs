using System.ComponentModel.DataAnnotations;

namespace Twin.Storage;

/// <summary>Configuration section <c>Twin</c>: where the twin keeps its data and how it protects them.</summary>
public sealed class StorageOptions
{
    public const string Section = "Twin";

    /// <summary>Holds the SQLite database and the key file. Default <c>./data</c>.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// Holds the photos and videos of cases, encrypted. Default: <c>attachments</c> in the data directory. Silos that share
    /// a database need the same directory.
    /// </summary>
    public string? AttachmentDirectory { get; set; }

    /// <summary>
    /// The 32-byte master key in base64. Default: the file <c>twin.key</c> in the data directory, made at the first
    /// start. Silos that share a database need the same key.
    /// </summary>
    [Base64String]
    public string? Key { get; set; }

    /// <summary>
    /// The master key before <see cref="Key"/>, while it is being changed: a silo that finds the keys in the database
    /// wrapped by it wraps them with <see cref="Key"/> instead. Default none.
    /// </summary>
    [Base64String]
    public string? PreviousKey { get; set; }

    /// <summary>How many days a data key is used for what is written; what it protected is then encrypted again. Default 90.</summary>
    [Range(1, 3_650)]
    public int DataKeyDays { get; set; } = 90;
}
