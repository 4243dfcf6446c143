namespace Twin.Accounts;

/// <param name="Secret">Base32, to be typed into an authenticator app.</param>
/// <param name="Uri">The same as an <c>otpauth:</c> address, to be shown as a QR code.</param>
public sealed record SecondFactorSecret(string Secret, string Uri)
{
    public override string ToString() => nameof(SecondFactorSecret);
}
