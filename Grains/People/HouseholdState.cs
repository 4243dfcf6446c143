using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.People;

public sealed record HouseholdState : TwinState
{
    public string Building { get; init; } = string.Empty;

    public int Unit { get; init; }

    public int Floor { get; init; }

    public string Room { get; init; } = string.Empty;

    public string? Area { get; init; }

    public ImmutableSortedDictionary<string, HouseholdMember> Members { get; init; } = ImmutableSortedDictionary<string, HouseholdMember>.Empty;

    public bool Described => Building.Length > 0;

    public HouseholdState Report(string person, HouseholdMember member) =>
        Members.TryGetValue(person, out var known) && known.Revision >= member.Revision
            ? this
            : this with { Members = Members.SetItem(person, member) };

    /// <summary>The labels of those who live here that are among <paramref name="vulnerable"/>.</summary>
    public ImmutableArray<string> Vulnerability(IEnumerable<string> vulnerable) =>
    [
        .. Members.Values.Where(member => member.Lives).SelectMany(member => member.Labels)
            .Intersect(vulnerable, StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
