using Twin.Standalone;

namespace Twin.Residents;

[CollectionDefinition(Name)]
public sealed class ResidentsTwinOnSqlite : ICollectionFixture<TwinOnSqlite>
{
    public const string Name = "residents on SQLite";
}

[CollectionDefinition(Name)]
public sealed class ResidentsTwinOnPostgres : ICollectionFixture<TwinOnPostgres>
{
    public const string Name = "residents on PostgreSQL";
}

[Collection(ResidentsTwinOnSqlite.Name)]
public sealed class ResidentsOnSqlite(TwinOnSqlite twin) : ResidentContract(twin);

[Collection(ResidentsTwinOnPostgres.Name)]
public sealed class ResidentsOnPostgres(TwinOnPostgres twin) : ResidentContract(twin);

[Collection(ResidentsTwinOnSqlite.Name)]
public sealed class ConsentsOnSqlite(TwinOnSqlite twin) : ConsentContract(twin);

[Collection(ResidentsTwinOnPostgres.Name)]
public sealed class ConsentsOnPostgres(TwinOnPostgres twin) : ConsentContract(twin);

[Collection(ResidentsTwinOnSqlite.Name)]
public sealed class ErasureOnSqlite(TwinOnSqlite twin) : ErasureContract(twin);

[Collection(ResidentsTwinOnPostgres.Name)]
public sealed class ErasureOnPostgres(TwinOnPostgres twin) : ErasureContract(twin);
