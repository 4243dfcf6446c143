using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Consents;
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

    /// <summary>Gives or withdraws a consent: as the person, as its guardian, or as staff who have it on paper.</summary>
    /// <returns>The revision; <c>Forbidden</c> for somebody too young to decide alone; <c>Conflict</c> when the text has a newer version.</returns>
    [Alias("SetConsent")]
    Task<Outcome<long>> SetConsent(Caller caller, ConsentDecision decision, CancellationToken cancellationToken);

    /// <summary>A text has a new version: looks whether the consents still hold. Harmless to repeat.</summary>
    [Alias("ReviewConsents")]
    Task ReviewConsents(CancellationToken cancellationToken);

    /// <summary>Every decision on a consent, oldest first; for who may ask what is held.</summary>
    [Alias("ListConsents"), AlwaysInterleave]
    Task<Outcome<ImmutableArray<ConsentEntry>>> ListConsents(Caller caller, CancellationToken cancellationToken);

    [Alias("GetStanding"), AlwaysInterleave]
    Task<PersonStanding> GetStanding(CancellationToken cancellationToken);

    /// <summary>Whether the values could be asked for as a correction; changes nothing.</summary>
    /// <param name="values">A JSON merge patch of the attributes.</param>
    [Alias("CheckValues")]
    Task<Outcome<long>> CheckValues(Caller caller, string values, CancellationToken cancellationToken);

    /// <summary>Applies a correction that was asked for, on the word of who accepted it.</summary>
    /// <param name="values">A JSON merge patch of the attributes.</param>
    /// <param name="request">The request; it is kept with the change.</param>
    [Alias("Correct")]
    Task<Outcome<long>> Correct(Caller caller, string values, string request, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes all that is held, and has everybody else forget it; only that there was a record of this id remains. It
    /// cannot be undone, and the id is not used again. Harmless to repeat. For grains only.
    /// </summary>
    /// <param name="by">The account that decided it, or <c>system</c>.</param>
    /// <param name="merged">True for a record that another has taken over and is deleted with it; else that other one is deleted.</param>
    [Alias("Erase")]
    Task Erase(string by, bool merged, CancellationToken cancellationToken);

    /// <summary>Whether an account is this person's, by its name; binds it if nobody has claimed the record. For grains only.</summary>
    [Alias("Claim")]
    Task<bool> Claim(string account, string name, CancellationToken cancellationToken);

    /// <summary>The account is this person's no longer. For grains only.</summary>
    [Alias("Release")]
    Task Release(string account, CancellationToken cancellationToken);

    /// <summary>The home lies in another building or area now. Without effect when the person lives elsewhere.</summary>
    [Alias("Relocate")]
    Task Relocate(string household, string building, string area, CancellationToken cancellationToken);
}
