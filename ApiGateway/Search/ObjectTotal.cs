namespace Twin.Search;

/// <param name="Total">Exact.</param>
public sealed record ObjectTotal(long Total);
