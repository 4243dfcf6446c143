using System.Collections.Immutable;
using Twin.Quality;

namespace Twin.People;

/// <summary>Which fields of a person are wanting: facts of the card, so that figures and lists cannot differ.</summary>
internal static class PersonQuality
{
    private const int OldestLikely = 120;
    private const int YoungestMarried = 18;
    private const string NeverMarried = "10";
    private const string NotSaid = "90";

    /// <summary>What is known of a person, and what to call the field when it is not.</summary>
    private static readonly ImmutableArray<(string Field, Func<PersonAttributes, bool> IsFilled)> Fields =
    [
        ("birthDate", person => person.BirthDate is not null),
        ("document", person => person.IdNumber is not null || person.Document is not null),
        ("education", person => person.Education is not null),
        ("ethnicity", person => person.Ethnicity is not null),
        ("household", person => person.Household is not null),
        ("kinship", person => person.Kinship is not null),
        ("maritalStatus", person => person.MaritalStatus is not null),
        ("phone", person => person.Phone is not null),
        ("registeredAddress", person => person.RegisteredAddress is not null),
        ("registeredArea", person => person.RegisteredArea is not null),
        ("sex", person => person.Sex is not null),
    ];

    public static IEnumerable<string> Names => Fields.Select(known => known.Field);

    public static ImmutableSortedDictionary<string, string> FactsOf(PersonAttributes person, DateOnly day)
    {
        var facts = ImmutableSortedDictionary<string, string>.Empty;
        facts = Fact(facts, QualityFacts.Missing, Fields.Where(field => !field.IsFilled(person)).Select(field => field.Field));
        return Fact(facts, QualityFacts.Doubtful, Doubtful(person, day));
    }

    /// <summary>Values that are well formed and yet cannot well be.</summary>
    private static IEnumerable<string> Doubtful(PersonAttributes person, DateOnly day)
    {
        var age = person.BirthDate is { } birth ? Age.On(person.DeathDate ?? day, birth) : (int?)null;
        if (age > OldestLikely)
        {
            yield return "birthDate";
        }

        if (age < YoungestMarried && person.MaritalStatus is not (null or NeverMarried or NotSaid))
        {
            yield return "maritalStatus";
        }
    }

    private static ImmutableSortedDictionary<string, string> Fact(ImmutableSortedDictionary<string, string> facts, string name, IEnumerable<string> fields) =>
        string.Join(',', fields) is { Length: > 0 } list ? facts.Add(name, list) : facts;
}
