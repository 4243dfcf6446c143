namespace Twin.Notices;

/// <summary>Why something is taken back.</summary>
/// <param name="Reason">1 to 500 characters, for those who see it.</param>
public sealed record WordedReason(string Reason);
