using Twin.Access;

namespace Twin.Compartment;

[Collection(nameof(WalkCommunity))]
public sealed class CompartmentOnSqlite(WalkCommunity community) : CompartmentContract(community);

[Collection(nameof(WalkOnPostgres))]
public sealed class CompartmentOnPostgres(WalkOnPostgres community) : CompartmentContract(community);

[Collection(nameof(WalkCommunity))]
public sealed class CompartmentSecrecyOnSqlite(WalkCommunity community) : CompartmentSecrecy(community);

[Collection(nameof(WalkOnPostgres))]
public sealed class CompartmentSecrecyOnPostgres(WalkOnPostgres community) : CompartmentSecrecy(community);
