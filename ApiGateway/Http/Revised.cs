namespace Twin.Http;

/// <summary>The change has been stored.</summary>
/// <param name="Revision">The object's revision with the change in it.</param>
public sealed record Revised(long Revision);
