namespace Twin.Storage;

/// <summary>How many objects of an area want the same.</summary>
public sealed record Shortfall
{
    public required string Area { get; init; }

    /// <summary>Names of fields, separated by commas; empty for none.</summary>
    public required string Missing { get; init; }

    /// <summary>As <see cref="Missing"/>: fields whose values are doubtful.</summary>
    public required string Doubtful { get; init; }

    public required long Count { get; init; }
}
