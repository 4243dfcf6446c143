using Twin.Standalone;

namespace Twin.People;

public sealed class PeopleOnSqlite(TwinOnSqlite twin) : PeopleContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class PeopleOnPostgres(TwinOnPostgres twin) : PeopleContract(twin), IClassFixture<TwinOnPostgres>;
