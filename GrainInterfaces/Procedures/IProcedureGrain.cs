using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Cases;

namespace Twin.Procedures;

/// <summary>What is to be done in each step of the cases of a category, in versions. Key: <c>procedure/{category}</c>.</summary>
[Alias("twin.IProcedureGrain")]
public interface IProcedureGrain : IGrainWithStringKey
{
    /// <summary>All versions, the newest first; empty for a category without.</summary>
    [Alias("GetAll"), AlwaysInterleave]
    Task<Outcome<ImmutableArray<ProcedureVersion>>> GetAll(Caller caller, CancellationToken cancellationToken);

    /// <summary>Publishes the next version. The same steps as in the newest are no new version.</summary>
    [Alias("Publish")]
    Task<Outcome<ImmutableArray<ProcedureVersion>>> Publish(Caller caller, ProcedureDraft draft, CancellationToken cancellationToken);

    /// <summary>What is to be done in a status by the version that was in force at a moment; null when it says nothing. For grains only.</summary>
    [Alias("FindStep"), AlwaysInterleave]
    Task<CaseProcedure?> FindStep(CaseStatus status, DateTimeOffset at, CancellationToken cancellationToken);
}
