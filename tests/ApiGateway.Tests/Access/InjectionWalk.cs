namespace Twin.Access;

[Collection(nameof(WalkCommunity))]
public sealed class InjectionWalk(WalkCommunity community) : InjectionContract(community);

[Collection(nameof(WalkOnPostgres))]
public sealed class InjectionWalkOnPostgres(WalkOnPostgres community) : InjectionContract(community);
