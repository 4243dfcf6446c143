namespace Twin.Requests;

/// <param name="Person">Whom it is about; null for whom the account belongs to.</param>
/// <param name="Values">For a correction: a JSON merge patch (RFC 7396) of the person's attributes.</param>
/// <param name="Reason">In the asker's words.</param>
[GenerateSerializer, Immutable, Alias("twin.request-ask")]
public sealed record RequestAsk(
    [property: Id(0)] RequestKind Kind,
    [property: Id(1)] string? Person,
    [property: Id(2)] string? Values,
    [property: Id(3)] string? Reason)
{
    public override string ToString() => $"{nameof(RequestAsk)} {{ Kind = {Kind} }}";
}
