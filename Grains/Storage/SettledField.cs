namespace Twin.Storage;

/// <summary>A field of an object about which a source no longer says something else.</summary>
public sealed record SettledField(ObjectKey Object, string Field, string Source);
