namespace Twin.Accounts;

/// <param name="AccessToken">To be sent as <c>Authorization: Bearer …</c></param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record LoginAnswer(string AccessToken, int ExpiresIn);
