using Twin.Search;
using Twin.Simulation;

namespace Twin.Benchmarks.Searching;

/// <summary>What people type, made of the people and homes that were loaded.</summary>
internal sealed class QueryForms(Community population)
{
    /// <param name="Text">The text for the nth query.</param>
    /// <param name="LikeText">The nth pattern with which <c>LIKE</c> would find as much in titles; null when it cannot.</param>
    internal sealed record Form(string Name, Func<int, string> Text, Func<int, string>? LikeText = null);

    public IReadOnlyList<Form> All =>
    [
        new("2 characters", nth => TwoOf(Person(nth).Name), nth => $"%{TwoOf(Person(nth).Name)}%"),
        new("1 character", nth => Person(nth).Name[..1], nth => $"%{Person(nth).Name[..1]}%"),
        new("initials", nth => Spelled(nth, name => name.Length)),
        new("pinyin in full", nth => Spelled(nth, static _ => int.MaxValue)),
        new("last 4 of a phone", nth => Phone(nth)[^4..]),
        new("last 4 of an ID", nth => Person(nth).IdNumber[^4..]),
        new("address 3-2-501", Address),
        new("exact code", nth => Person(nth).Id),
    ];

    /// <summary>Every other query is a surname with the character after it, the others a given name.</summary>
    private static string TwoOf(string name) => name.Length > 2 && name[0] % 2 == 0 ? name[^2..] : name[..2];

    private PersonLine Person(int nth) => population.People[(int)(nth * 7919L % population.People.Length)];

    private string Phone(int nth) => Person(nth).Phone ?? Phone(nth + 1);

    private string Address(int nth)
    {
        var home = population.Households[(int)(nth * 7919L % population.Households.Length)];
        return $"{home.Building[(home.Building.IndexOf('b') + 1)..]}-{home.Unit}-{home.Room}";
    }

    /// <summary>The longest spelling of a name that is no longer than that.</summary>
    private string Spelled(int nth, Func<string, int> longest)
    {
        const string spelling = "n~";
        var name = Person(nth).Name;
        return SearchTerms.None.PersonName(name).Index.Where(static term => term.StartsWith(spelling, StringComparison.Ordinal))
            .Select(static term => term[spelling.Length..])
            .Where(text => text.Length <= longest(name))
            .MaxBy(static text => text.Length)!;
    }
}
