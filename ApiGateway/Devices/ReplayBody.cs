namespace Twin.Devices;

/// <summary>Which dead letters are to be replayed; what is left out is no condition.</summary>
/// <param name="Device">Whose they are.</param>
/// <param name="Topic">What their topic begins with.</param>
/// <param name="Reason">What their reason contains.</param>
/// <param name="After">Only those with a higher id.</param>
/// <param name="Limit">1 to 100; 100 when not given.</param>
public sealed record ReplayBody(string? Device = null, string? Topic = null, string? Reason = null, long? After = null, int? Limit = null);
