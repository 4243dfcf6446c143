namespace Twin.Consents;

/// <param name="Given">True to give, false to withdraw.</param>
/// <param name="Version">The version of the text that was read; needed to give.</param>
/// <param name="Note">From staff: where the signed paper is, in 4 to 200 characters.</param>
public sealed record ConsentChange(bool Given, int? Version = null, string? Note = null);
