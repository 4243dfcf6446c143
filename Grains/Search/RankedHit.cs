namespace Twin.Search;

internal sealed record RankedHit(HitRank Rank, string Key, string Kind);
