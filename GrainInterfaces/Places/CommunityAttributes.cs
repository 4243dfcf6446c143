namespace Twin.Places;

[GenerateSerializer, Immutable, Alias("twin.community-attributes")]
public sealed record CommunityAttributes([property: Id(0)] string Name);
