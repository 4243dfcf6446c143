using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Notices;

/// <summary>A resident as far as notices and activities need to know: whether an audience means this person.</summary>
/// <param name="Agrees">True while the person agrees to be picked by label or address.</param>
internal sealed record Addressee(string Person, string? Area, ImmutableArray<string> Labels, string? Building, bool Agrees)
{
    private const string Consent = "targeted-push";

    /// <returns>Null for who is no resident with a record.</returns>
    public static async Task<Addressee?> Find(IGrainFactory grains, Caller caller, CancellationToken cancellationToken)
    {
        if (PersonOf(caller) is not { } person || await grains.Person(person).Get(Caller.System, cancellationToken) is not { Succeeded: true, Value: { } found })
        {
            return null;
        }

        var home = found.Home is { } household ? (await grains.Household(household).Get(Caller.System, cancellationToken)).Value : null;
        return new Addressee(person, found.Area, found.Labels, home?.Building, found.Consents.Any(static consent => consent is { Text: Consent, Holds: true }));
    }

    /// <returns>Null for who does not find it on the board, too.</returns>
    public static async Task<Addressee?> FindOn(IGrainFactory grains, Caller caller, Audience audience, CancellationToken cancellationToken) =>
        await Find(grains, caller, cancellationToken) is { } addressee && addressee.SeesOnBoard(audience) ? addressee : null;

    /// <summary>The person a resident's account is bound to.</summary>
    public static string? PersonOf(Caller caller) =>
        caller.Role == Role.Resident ? caller.Bindings.FirstOrDefault(static key => key.Kind == ObjectKind.Person).Id : null;

    /// <summary>True when it stands on the board where the person lives.</summary>
    private bool SeesOnBoard(Audience audience) => Area?.StartsWith(audience.Area, StringComparison.Ordinal) == true;

    /// <summary>True when it means this person.</summary>
    public bool IsPicked(Audience audience) => SeesOnBoard(audience)
        && (!audience.IsTargeted
            || (Agrees
                && audience.Labels.All(label => Labels.Contains(label, StringComparer.Ordinal))
                && (audience.Buildings.IsEmpty || (Building is { } building && audience.Buildings.Contains(building, StringComparer.Ordinal)))));
}
