using Twin.Models;

namespace Twin.Cases;

/// <summary>What is to be done now, by the version of the procedure that was in force when the case came to its status.</summary>
/// <param name="Newest">The newest version; greater when it has changed since.</param>
[GenerateSerializer, Immutable, Alias("twin.case-procedure")]
public sealed record CaseProcedure([property: Id(0)] int Version, [property: Id(1)] LocalText Text, [property: Id(2)] int Newest);
