namespace Twin.Storage;

/// <param name="Area">The code of the part.</param>
public sealed record AreaCount(string Area, string Kind, long Count);
