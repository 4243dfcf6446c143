namespace Twin.Simulation;

public sealed record BuildingLine(string Id, string Name, string Grid, int Units, int Floors) : ImportLine(Id);
