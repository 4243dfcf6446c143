namespace Twin.Models;

/// <param name="Version">The version in force with what was sent.</param>
public sealed record PublishedVersion(int Version);
