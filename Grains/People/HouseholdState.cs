using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.People;

public sealed record HouseholdState : ObjectState
{
    /// <summary>The code of the head of a household in the list <c>kinship</c>.</summary>
    private const string HeadCode = "0";

    /// <summary>The landlord's phone encrypted.</summary>
    public HouseholdAttributes? Attributes { get; init; }

    public string? Area { get; init; }

    /// <summary>What its building is called; null in what was stored before this was kept.</summary>
    public string? BuildingName { get; init; }

    public ImmutableSortedDictionary<string, HouseholdMember> Members { get; init; } = ImmutableSortedDictionary<string, HouseholdMember>.Empty;

    /// <summary>The doors at which credentials were granted for this home's sake.</summary>
    public ImmutableArray<string> Doors { get; init; } = [];

    /// <summary>Who lives here, the head first, then by how long.</summary>
    public IEnumerable<Resident> Residents => Members
        .Where(member => member.Value.Lives)
        .Select(member => new Resident(member.Key, member.Value.Kinship, member.Value.Since))
        .OrderBy(resident => resident.Kinship != HeadCode)
        .ThenBy(resident => resident.Since);

    public string? Head => Residents.FirstOrDefault() is { Kinship: HeadCode } head ? head.Person : null;

    /// <summary>Who lived here, the last to leave first.</summary>
    public IEnumerable<FormerResident> Former => Members
        .Where(member => !member.Value.Lives)
        .Select(member => new FormerResident(member.Key, member.Value.Since, member.Value.Left))
        .OrderByDescending(former => former.Left);

    protected internal override bool HasAttributes => Attributes is not null;

    public HouseholdState Enter(string person, Residence residence, long revision) =>
        Report(person, new HouseholdMember(residence.Labels, revision, Lives: true, residence.Kinship, residence.Since, Left: null) { Consents = residence.Consents });

    public HouseholdState Leave(string person, DateOnly left, long revision) =>
        Report(person, new HouseholdMember([], revision, Lives: false, Kinship: null, Members.GetValueOrDefault(person)?.Since, left));

    /// <summary>The labels of those who live here that are among <paramref name="vulnerable"/>.</summary>
    public ImmutableArray<string> Vulnerability(IEnumerable<string> vulnerable) =>
    [
        .. Members.Values.Where(member => member.Lives).SelectMany(member => member.Labels)
            .Intersect(vulnerable, StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What everybody who lives here has consented to; nothing where nobody lives.</summary>
    public ImmutableArray<string> Consents() => Members.Values.Where(member => member.Lives).ToList() is [var first, .. var others]
        ? [.. first.Consents.Where(text => others.TrueForAll(other => other.Consents.Contains(text)))]
        : [];

    private HouseholdState Report(string person, HouseholdMember member) =>
        Members.TryGetValue(person, out var known) && known.Revision >= member.Revision
            ? this
            : this with { Members = Members.SetItem(person, member) };
}
