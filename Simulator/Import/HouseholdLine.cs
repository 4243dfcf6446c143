namespace Twin.Simulation;

public sealed record HouseholdLine(string Id, string Building, int Unit, int Floor, string Room) : ImportLine(Id);
