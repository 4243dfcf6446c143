using Twin.Audit;
using Twin.Compartment;
using Twin.Fixtures;
using Twin.Search;
using Twin.Security;

namespace Twin.Storage.OnPostgres;

public sealed class GrainState(PostgresServer server) : GrainStateContract(new PostgresEngine(server));

public sealed class Atomicity(PostgresServer server) : AtomicityContract(new PostgresEngine(server));

public sealed class Catalogs(PostgresServer server) : CatalogContract(new PostgresEngine(server));

public sealed class Searches(PostgresServer server, SharedHost shared) : SearchContract(new PostgresEngine(server), shared), IClassFixture<SharedHost>;

public sealed class Lists(PostgresServer server, SharedHost shared) : ListContract(new PostgresEngine(server), shared), IClassFixture<SharedHost>;

public sealed class DueWork(PostgresServer server) : DueWorkContract(new PostgresEngine(server));

/// <summary>On a server of its own: open transactions hold readers of a feed back, those of other tests' databases too.</summary>
public sealed class Feeds(PostgresServer server) : FeedContract(new PostgresEngine(server)), IClassFixture<PostgresServer>;

public sealed class Histories(PostgresServer server) : HistoryContract(new PostgresEngine(server));

public sealed class RolledHistories(PostgresServer server) : RollupContract(new PostgresEngine(server));

public sealed class DeadLetterBox(PostgresServer server) : DeadLettersContract(new PostgresEngine(server));

public sealed class DeviceEventBook(PostgresServer server) : DeviceEventsContract(new PostgresEngine(server));

public sealed class Answers(PostgresServer server) : KeptAnswersContract(new PostgresEngine(server));

public sealed class Sweeps(PostgresServer server) : SweepContract(new PostgresEngine(server));

/// <summary>On a server of their own, which they stop.</summary>
public sealed class Outages(PostgresServer server) : OutageContract(new PostgresEngine(server)), IClassFixture<PostgresServer>;

public sealed class Audits(PostgresServer server) : AuditContract(new PostgresEngine(server));

public sealed class AuditTamperings(PostgresServer server) : AuditTamperingContract(new PostgresEngine(server), times: 10_000);

public sealed class Keys(PostgresServer server) : KeyContract(new PostgresEngine(server));

public sealed class Compartments(PostgresServer server) : CompartmentContract(new PostgresEngine(server));

public sealed class KeyRotations(PostgresServer server) : KeyRotationContract(new PostgresEngine(server));
