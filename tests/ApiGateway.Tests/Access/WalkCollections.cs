namespace Twin.Access;

/// <summary>The walks that leave the community as it is share one, on each engine.</summary>
[CollectionDefinition(nameof(WalkCommunity))]
public sealed class WalkOnSqliteCollection : ICollectionFixture<WalkCommunity>;

[CollectionDefinition(nameof(WalkOnPostgres))]
public sealed class WalkOnPostgresCollection : ICollectionFixture<WalkOnPostgres>;
