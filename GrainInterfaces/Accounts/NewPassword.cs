namespace Twin.Accounts;

/// <param name="CheckedHash">The hash the present password was checked against.</param>
/// <param name="Hash">Of the new one.</param>
/// <param name="KeepSession">The session that asks; all others end.</param>
[GenerateSerializer, Immutable, Alias("twin.new-password")]
public sealed record NewPassword(
    [property: Id(0)] string CheckedHash,
    [property: Id(1)] string Hash,
    [property: Id(2)] string KeepSession)
{
    public override string ToString() => nameof(NewPassword);
}
