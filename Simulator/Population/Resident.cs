namespace Twin.Simulation;

/// <summary>A member of a home before names and numbers.</summary>
internal readonly record struct Resident(int Age, bool Male, string Surname);
