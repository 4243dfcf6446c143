namespace Twin.Access;

[Collection(nameof(WalkCommunity))]
public sealed class LeakWalk(WalkCommunity community) : LeakContract(community);

[Collection(nameof(WalkOnPostgres))]
public sealed class LeakWalkOnPostgres(WalkOnPostgres community) : LeakContract(community);
