namespace Twin.Requests;

/// <param name="Reason">Why, in up to 500 characters; none is needed.</param>
public sealed record DeletionAsk(string? Reason = null)
{
    public override string ToString() => nameof(DeletionAsk);
}
