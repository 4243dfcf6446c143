namespace Twin.Access;

[Collection(nameof(WalkCommunity))]
public sealed class RightsWalk(WalkCommunity community) : RightsContract(community);

[Collection(nameof(WalkOnPostgres))]
public sealed class RightsWalkOnPostgres(WalkOnPostgres community) : RightsContract(community);
