namespace Twin.Accounts;

/// <param name="AccessToken">To be sent as <c>Authorization: Bearer …</c></param>
/// <param name="ExpiresIn">Seconds the access token holds.</param>
/// <param name="RefreshToken">Good once, for <c>POST /auth/refresh</c>.</param>
/// <param name="RefreshExpiresIn">Seconds in which the refresh token must be used, or the session has ended.</param>
/// <param name="Duty">What must be done before anything else can be.</param>
public sealed record LoginAnswer(string AccessToken, int ExpiresIn, string RefreshToken, int RefreshExpiresIn, SessionDuty Duty)
{
    public override string ToString() => nameof(LoginAnswer);
}
