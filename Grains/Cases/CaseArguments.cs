namespace Twin.Cases;

/// <summary>What a step may or must say.</summary>
[Flags]
internal enum CaseArguments
{
    None = 0,
    Note = 1,
    Worker = 2,
    Category = 4,
    Severity = 8,
    Until = 16,
    Into = 32,
    Rating = 64,
    Internal = 128,
    Department = 256,
    Task = 512,
    Attachments = 1024,

    Class = Category | Severity,

    /// <summary>A note or a photo.</summary>
    Proof = Note | Attachments,
}
