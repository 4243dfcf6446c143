namespace Twin.Accounts;

/// <summary>A session, with all that its tokens say.</summary>
/// <param name="Secret">The secret of its refresh token, known to nobody else: the twin keeps a hash.</param>
/// <param name="Version">Of the account's rights: a token of an older one is no longer good.</param>
[GenerateSerializer, Immutable, Alias("twin.session-grant")]
public sealed record SessionGrant(
    [property: Id(0)] AccountCredential Account,
    [property: Id(1)] string Session,
    [property: Id(2)] string Secret,
    [property: Id(3)] long Version,
    [property: Id(4)] SessionDuty Duty,
    [property: Id(5)] TimeSpan RefreshWithin)
{
    public override string ToString() => $"{nameof(SessionGrant)} {{ Duty = {Duty} }}";
}
