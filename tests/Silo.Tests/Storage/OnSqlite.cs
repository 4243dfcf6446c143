using Twin.Audit;
using Twin.Compartment;
using Twin.Search;
using Twin.Security;

namespace Twin.Storage.OnSqlite;

public sealed class GrainState(SqliteEngine engine) : GrainStateContract(engine), IClassFixture<SqliteEngine>;

public sealed class Atomicity(SqliteEngine engine) : AtomicityContract(engine), IClassFixture<SqliteEngine>;

public sealed class Catalogs(SqliteEngine engine) : CatalogContract(engine), IClassFixture<SqliteEngine>;

public sealed class Searches(SqliteEngine engine, SharedHost shared) : SearchContract(engine, shared), IClassFixture<SqliteEngine>, IClassFixture<SharedHost>;

public sealed class Lists(SqliteEngine engine, SharedHost shared) : ListContract(engine, shared), IClassFixture<SqliteEngine>, IClassFixture<SharedHost>;

public sealed class DueWork(SqliteEngine engine) : DueWorkContract(engine), IClassFixture<SqliteEngine>;

public sealed class Feeds(SqliteEngine engine) : FeedContract(engine), IClassFixture<SqliteEngine>;

public sealed class Histories(SqliteEngine engine) : HistoryContract(engine), IClassFixture<SqliteEngine>;

public sealed class RolledHistories(SqliteEngine engine) : RollupContract(engine), IClassFixture<SqliteEngine>;

public sealed class DeadLetterBox(SqliteEngine engine) : DeadLettersContract(engine), IClassFixture<SqliteEngine>;

public sealed class DeviceEventBook(SqliteEngine engine) : DeviceEventsContract(engine), IClassFixture<SqliteEngine>;

public sealed class Answers(SqliteEngine engine) : KeptAnswersContract(engine), IClassFixture<SqliteEngine>;

public sealed class Sweeps(SqliteEngine engine) : SweepContract(engine), IClassFixture<SqliteEngine>;

public sealed class Outages(SqliteEngine engine) : OutageContract(engine), IClassFixture<SqliteEngine>;

public sealed class Audits(SqliteEngine engine) : AuditContract(engine), IClassFixture<SqliteEngine>;

public sealed class AuditTamperings(SqliteEngine engine) : AuditTamperingContract(engine, times: 10_000), IClassFixture<SqliteEngine>;

public sealed class Keys(SqliteEngine engine) : KeyContract(engine), IClassFixture<SqliteEngine>;

public sealed class Compartments(SqliteEngine engine) : CompartmentContract(engine), IClassFixture<SqliteEngine>;

public sealed class KeyRotations(SqliteEngine engine) : KeyRotationContract(engine), IClassFixture<SqliteEngine>;
