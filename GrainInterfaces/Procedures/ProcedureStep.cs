using Twin.Cases;
using Twin.Models;

namespace Twin.Procedures;

/// <summary>What is to be done while a case is in a status.</summary>
[GenerateSerializer, Immutable, Alias("twin.procedure-step")]
public sealed record ProcedureStep([property: Id(0)] CaseStatus Status, [property: Id(1)] LocalText Text);
