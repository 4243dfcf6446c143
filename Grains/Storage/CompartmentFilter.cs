using Twin.Access;

namespace Twin.Storage;

/// <summary>Which records of the compartment: all conditions must hold, those that are null excepted.</summary>
public sealed record CompartmentFilter(string Register, AreaScope Scope, string? Category, string? Status, ObjectKey? Link);
