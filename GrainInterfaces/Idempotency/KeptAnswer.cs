namespace Twin.Idempotency;

/// <summary>An HTTP answer, as far as a repeated request is to get the same.</summary>
/// <param name="Status">The HTTP status.</param>
[GenerateSerializer, Immutable, Alias("twin.kept-answer")]
public sealed record KeptAnswer(
    [property: Id(0)] int Status,
    [property: Id(1)] string? ContentType,
    [property: Id(2)] string? ETag,
    [property: Id(3)] string? Location,
    [property: Id(4)] string Body)
{
    public override string ToString() => $"{nameof(KeptAnswer)} {{ Status = {Status} }}";
}
