namespace Twin.Storage;

/// <summary>Where in an order a card stands: its value, then its key.</summary>
public sealed record CardPosition(string Value, string Key);
