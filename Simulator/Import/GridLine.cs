namespace Twin.Simulation;

/// <param name="Id">The community's code and three digits more.</param>
public sealed record GridLine(string Id, string Name, string Community) : ImportLine(Id);
