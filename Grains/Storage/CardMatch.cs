namespace Twin.Storage;

/// <summary>A card that was found, with the texts by which its rank is known.</summary>
public sealed record CardMatch(string Key, string Kind, IReadOnlyDictionary<string, string> Texts);
