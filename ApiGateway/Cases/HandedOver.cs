namespace Twin.Cases;

/// <param name="Cases">How many go to the colleague.</param>
public sealed record HandedOver(int Cases);
