using Twin.Standalone;

namespace Twin.Search;

public sealed class SearchOnSqlite(TwinOnSqlite twin) : SearchContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class SearchOnPostgres(TwinOnPostgres twin) : SearchContract(twin), IClassFixture<TwinOnPostgres>;
