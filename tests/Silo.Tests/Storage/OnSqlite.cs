namespace Twin.Storage.OnSqlite;

public sealed class GrainState(SqliteEngine engine) : GrainStateContract(engine), IClassFixture<SqliteEngine>;
