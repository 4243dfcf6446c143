using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.People;

/// <summary>A resident. Key: <c>person/{id}</c>. Numbers, phone and addresses are encrypted at rest and leave masked.</summary>
[Alias("twin.IPersonGrain")]
public interface IPersonGrain : IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, PersonAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<PersonSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>One field in clear; the reason is on record before the value leaves.</summary>
    /// <param name="field">Its JSON name.</param>
    /// <returns>The value; <c>TooMany</c> when the account has used up its hour's allowance.</returns>
    [Alias("Reveal")]
    Task<Outcome<string>> Reveal(Caller caller, string field, string reason, CancellationToken cancellationToken);

    /// <summary>The person has moved. To where the person lives already, it changes nothing.</summary>
    /// <returns>The revision; <c>Invalid</c> with the field that is wrong; <c>Conflict</c> for who has died.</returns>
    [Alias("Move")]
    Task<Outcome<long>> Move(Caller caller, PersonMove move, CancellationToken cancellationToken);

    /// <summary>The person has died: the stay and all labels end with that day, the record is kept.</summary>
    /// <param name="date">The day; null takes the death back.</param>
    [Alias("SetDeath")]
    Task<Outcome<long>> SetDeath(Caller caller, DateOnly? date, CancellationToken cancellationToken);

    /// <summary>
    /// Takes over another record of the same person: what this one does not know, its labels, stays, and whoever names
    /// it. The other is in no list any more and answers where it went. Repeated, it changes nothing.
    /// </summary>
    /// <returns><c>Conflict</c> when one of the two is merged already.</returns>
    [Alias("Merge")]
    Task<Outcome<PersonMerged>> Merge(Caller caller, string other, CancellationToken cancellationToken);

    /// <summary>Gives a record back that was taken over: both are as before, with what was changed since kept here and named.</summary>
    [Alias("Unmerge")]
    Task<Outcome<PersonUnmerged>> Unmerge(Caller caller, string other, CancellationToken cancellationToken);

    /// <summary>Everything a record that takes this one over must know.</summary>
    [Alias("Surrender"), AlwaysInterleave]
    Task<Outcome<PersonRecord>> Surrender(Caller caller, CancellationToken cancellationToken);

    /// <summary>Another record has taken this one over, or given it back. Reports with a revision not above its last one are ignored.</summary>
    /// <param name="taken">False when it was given back.</param>
    [Alias("SetTaken")]
    Task SetTaken(string by, bool taken, long revision, CancellationToken cancellationToken);

    /// <summary>Names one person where another was named. Harmless to repeat.</summary>
    [Alias("Repoint")]
    Task Repoint(string from, string to, CancellationToken cancellationToken);

    /// <summary>The home lies in another building or area now. Without effect when the person lives elsewhere.</summary>
    [Alias("Relocate")]
    Task Relocate(string household, string building, string area, CancellationToken cancellationToken);
}
