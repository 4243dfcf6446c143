using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Visits;

/// <summary>What one visit brought. Its id follows from the idempotency key it came with, so that it is there once however often it comes. Key: <c>visit-result/{id}</c>.</summary>
[Alias("twin.IVisitResultGrain")]
public interface IVisitResultGrain : IWakeable
{
    /// <summary>Takes it in: stored first, then brought into the object field by field. Harmless to repeat. For the visit only.</summary>
    [Alias("Submit")]
    Task<Outcome<VisitResultSnapshot>> Submit(Caller caller, string visit, ObjectKey target, string? area, VisitSubmission submission, CancellationToken cancellationToken);

    /// <summary>For the visit only, which has seen whether the caller may.</summary>
    [Alias("Get")]
    Task<VisitResultSnapshot?> Get(CancellationToken cancellationToken);

    /// <summary>A person has been deleted: what was said of it goes. Harmless to repeat. For grains only.</summary>
    [Alias("Forget")]
    Task Forget(CancellationToken cancellationToken);
}
