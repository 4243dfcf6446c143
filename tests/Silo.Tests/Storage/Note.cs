namespace Twin.Storage;

/// <summary>The state of the tests.</summary>
public sealed record Note : TwinState
{
    public string Text { get; init; } = string.Empty;

    public DateTimeOffset? Due { get; init; }
}
