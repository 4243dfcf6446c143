namespace Twin.Storage;

/// <summary>How many objects of an area are one of a pair.</summary>
public sealed record DuplicateCount
{
    public required string Area { get; init; }

    public required long Count { get; init; }
}
