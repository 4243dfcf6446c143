namespace Twin.Simulation;

/// <param name="Id">The area code, 12 digits.</param>
public sealed record CommunityLine(string Id, string Name) : ImportLine(Id);
