using System.Collections.Immutable;

namespace Twin.People;

/// <summary>The values by which a person can be known where others wrote them down.</summary>
internal static class PersonValues
{
    /// <summary>Shorter ones, such as a name of one character, are in too many other words.</summary>
    private const int Shortest = 2;

    /// <param name="person">In clear.</param>
    public static ImmutableArray<string> Of(PersonAttributes person) =>
    [
        .. new[]
        {
            person.Name, person.FormerName, person.Overseas?.ForeignName, person.IdNumber,
            person.IdNumber is { Length: 18 } number ? number[..6] + number[8..17] : null,
            person.Document?.Number, person.Phone, person.RegisteredAddress, person.PresentAddress,
        }.OfType<string>().Where(value => value.Length >= Shortest).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Another's attributes without what names the person; the same when nothing does.</summary>
    public static PersonAttributes Without(PersonAttributes other, string person, ImmutableArray<string> values)
    {
        var registration = other.Registration is { Head: { } head } book && values.Contains(head) ? book with { Head = null } : other.Registration;
        var leftBehind = other.LeftBehind is { MainFamily: { } family } left && values.Contains(family) ? left with { MainFamily = null } : other.LeftBehind;
        return other with { Guardian = other.Guardian == person ? null : other.Guardian, Registration = registration, LeftBehind = leftBehind };
    }
}
