using Twin.Access;
using Twin.Objects;

namespace Twin.Compartment;

/// <summary>
/// One record of the compartment. Key: <c>register/id</c>. Every call is on record in the audit log before it is
/// answered, under the record's reference. What is out of the caller's areas is answered like what is not there.
/// </summary>
[Alias("twin.ICompartmentRecordGrain")]
public interface ICompartmentRecordGrain : IWakeable
{
    /// <param name="attributes">A JSON object, as in <see cref="CompartmentSnapshot"/>.</param>
    /// <returns>The revision, or <c>Invalid</c> with the field that is wrong.</returns>
    [Alias("Create")]
    Task<Outcome<long>> Create(Caller caller, string attributes, CancellationToken cancellationToken);

    /// <summary>Needs a purpose.</summary>
    [Alias("Read")]
    Task<Outcome<CompartmentSnapshot>> Read(Caller caller, CancellationToken cancellationToken);

    /// <param name="patch">A JSON merge patch (RFC 7396).</param>
    /// <param name="revision">What the caller has seen; <c>Stale</c> when it is not the present one.</param>
    [Alias("Patch")]
    Task<Outcome<long>> Patch(Caller caller, string patch, long revision, CancellationToken cancellationToken);

    /// <summary>Erases the record and its history for good; only the audit log still says that it was.</summary>
    /// <param name="revision">What the caller has seen; <c>Stale</c> when it is not the present one.</param>
    [Alias("Delete")]
    Task<Outcome<long>> Delete(Caller caller, long revision, CancellationToken cancellationToken);

    /// <summary>One masked field in clear, for a reason; only so many an hour.</summary>
    [Alias("Reveal")]
    Task<Outcome<string>> Reveal(Caller caller, string field, string reason, CancellationToken cancellationToken);

    /// <summary>What was changed in it, newest first, numbers masked. Needs a purpose.</summary>
    /// <param name="cursor">From the previous page.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("ReadChanges")]
    Task<Outcome<ObjectChangePage>> ReadChanges(Caller caller, string? cursor, int limit, CancellationToken cancellationToken);
}
