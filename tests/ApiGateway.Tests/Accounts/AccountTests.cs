using Twin.Standalone;

namespace Twin.Accounts;

public sealed class AccountsOnSqlite(TwinOnSqlite twin) : AccountContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class AccountsOnPostgres(TwinOnPostgres twin) : AccountContract(twin), IClassFixture<TwinOnPostgres>;
