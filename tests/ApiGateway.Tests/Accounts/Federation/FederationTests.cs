using Twin.Standalone;

namespace Twin.Accounts.Federation;

public sealed class FederationOnSqlite(TwinOnSqlite twin) : FederationContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class FederationOnPostgres(TwinOnPostgres twin) : FederationContract(twin), IClassFixture<TwinOnPostgres>;
