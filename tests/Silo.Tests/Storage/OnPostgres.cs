using Twin.Fixtures;

namespace Twin.Storage.OnPostgres;

public sealed class GrainState(PostgresServer server) : GrainStateContract(new PostgresEngine(server));
