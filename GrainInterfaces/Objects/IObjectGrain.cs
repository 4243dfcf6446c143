using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Exchange;
using Twin.Links;

namespace Twin.Objects;

/// <summary>
/// What every object of the library can do, whatever its kind. Attributes travel as a JSON object in camelCase whose
/// fields are those of the kind's attributes record, such as <c>PersonAttributes</c>. Key: <c>kind/id</c>.
/// </summary>
[Alias("twin.IObjectGrain")]
public interface IObjectGrain : IWakeable
{
    /// <summary>Creates the object or replaces its attributes. The same attributes again change nothing.</summary>
    /// <param name="attributes">The whole of them; a field that is absent or null has no value.</param>
    /// <returns>The revision, or <c>Invalid</c> with the field that is wrong.</returns>
    [Alias("Put")]
    Task<Outcome<long>> Put(Caller caller, string attributes, CancellationToken cancellationToken);

    /// <summary>As <see cref="Put"/>, of what the caller has seen.</summary>
    /// <param name="revision">What the caller has seen, 0 for nothing; <c>Stale</c> when it is not the present one.</param>
    [Alias("Replace")]
    Task<Outcome<long>> Replace(Caller caller, string attributes, long revision, CancellationToken cancellationToken);

    /// <summary>Changes some attributes.</summary>
    /// <param name="patch">A JSON merge patch (RFC 7396).</param>
    /// <param name="revision">What the caller has seen; <c>Stale</c> when it is not the present one.</param>
    [Alias("Patch")]
    Task<Outcome<long>> Patch(Caller caller, string patch, long revision, CancellationToken cancellationToken);

    /// <summary>The place it names may lie in another area now, or be called otherwise: looks there again. Harmless to repeat.</summary>
    [Alias("Relocate")]
    Task Relocate(CancellationToken cancellationToken);

    /// <summary>Its attributes as the caller may see them.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Outcome<ObjectSnapshot>> Read(Caller caller, CancellationToken cancellationToken);

    /// <summary>As <see cref="Read"/>, for a file of many: an object that nobody else calls does not stay in memory for it.</summary>
    [Alias("ReadOnce"), AlwaysInterleave]
    Task<Outcome<ObjectSnapshot>> ReadOnce(Caller caller, CancellationToken cancellationToken);

    /// <summary>Whether the caller may do this to it.</summary>
    /// <returns>The revision; refused as <see cref="Read"/> is when it is not there for the caller.</returns>
    [Alias("Check"), AlwaysInterleave]
    Task<Outcome<long>> Check(Caller caller, Right right, CancellationToken cancellationToken);

    /// <summary>Takes it out of every list and answer; <see cref="Restore"/> brings it back.</summary>
    /// <param name="revision">What the caller has seen; <c>Stale</c> when it is not the present one.</param>
    /// <returns>The revision, or <c>Conflict</c> when others still hang on it.</returns>
    [Alias("Delete")]
    Task<Outcome<long>> Delete(Caller caller, long revision, CancellationToken cancellationToken);

    /// <summary>Brings a deleted object back as it was. Harmless to repeat.</summary>
    [Alias("Restore")]
    Task<Outcome<long>> Restore(Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a link from it to another object, by hand. The same link again changes nothing; one over the same days takes
    /// the days that are said now.
    /// </summary>
    /// <returns>The revision; an other that is not there for the caller is <c>Invalid</c>.</returns>
    [Alias("AddLink")]
    Task<Outcome<long>> AddLink(Caller caller, NewLink link, CancellationToken cancellationToken);

    /// <summary>Ends a link that was added by hand; that it held is kept. Harmless to repeat.</summary>
    /// <param name="day">The day from which on it holds no longer; null for today.</param>
    /// <returns>The revision, or <c>NotFound</c> when there never was such a link.</returns>
    [Alias("EndLink")]
    Task<Outcome<long>> EndLink(Caller caller, string relation, ObjectKey to, DateOnly? day, CancellationToken cancellationToken);

    /// <summary>A person has been deleted: links to it, fields that name it and texts that are one of its values go. Harmless to repeat. For grains only.</summary>
    [Alias("Forget")]
    Task Forget(ObjectKey person, ImmutableArray<string> values, CancellationToken cancellationToken);

    /// <summary>What names one record of a person names another one instead, links that were added included. Harmless to repeat. For grains only.</summary>
    [Alias("Repoint")]
    Task Repoint(string from, string to, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in what a source says of it, creating it when it is not there. A field that another source has set to
    /// something else stays as it is and is named. The same line of the same import again changes nothing.
    /// </summary>
    [Alias("TakeIn")]
    Task<Outcome<SourceOutcome>> TakeIn(Caller caller, SourceRow row, CancellationToken cancellationToken);

    /// <summary>A field as it is and as it would be with another value, as the caller may see both.</summary>
    /// <param name="value">As JSON.</param>
    [Alias("Compare"), AlwaysInterleave]
    Task<Outcome<FieldComparison>> Compare(Caller caller, string field, string value, CancellationToken cancellationToken);

    /// <summary>Sets a field to what a source says, whoever set it before. Already so, it changes nothing.</summary>
    /// <param name="value">As JSON.</param>
    /// <param name="revision">What the caller has seen; <c>Stale</c> when it is not the present one.</param>
    [Alias("Adopt")]
    Task<Outcome<long>> Adopt(Caller caller, string source, string field, string value, long revision, CancellationToken cancellationToken);
}
