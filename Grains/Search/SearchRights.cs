using System.Collections.Concurrent;
using System.Collections.Immutable;
using Twin.Access;
using Twin.Links;
using Twin.People;
using Twin.Storage;

namespace Twin.Search;

/// <summary>
/// What a caller may find, match on, sort by and group by: a role that cannot see a field learns nothing of it from
/// what is found, how it is ordered or how many there are. All of it follows from the table of rights.
/// </summary>
internal sealed class SearchRights
{
    private const string NameField = "name";

    /// <summary>What a role reads with a purpose or without one, when nothing but its rights decides: the same for every caller, and asked for by every list.</summary>
    private static readonly ConcurrentDictionary<(Role Role, bool HasPurpose), ImmutableArray<CardReach>> Usual = new();

    private readonly Caller _caller;
    private readonly DateOnly _today;

    private SearchRights(Caller caller, DateOnly today) => (_caller, _today) = (caller, today);

    /// <param name="today">Links that have ended by then are history.</param>
    public static SearchRights Of(Caller caller, DateOnly today) => new(caller, today);

    /// <summary>True when the words of a query may match on it. A value that can be revealed may be looked for; one that is always masked may not.</summary>
    public bool MayMatch(TermClass of) => of switch
    {
        TermClass.Name => Sees(ObjectKind.Person, NameField, Sight.Clear),
        TermClass.Identity => Sees(ObjectKind.Person, "idNumber", Sight.Revealable),
        TermClass.Phone => Sees(ObjectKind.Person, "phone", Sight.Revealable),
        TermClass.Address => Sees(ObjectKind.Household, "room", Sight.Clear),
        _ => true,
    };

    /// <summary>True when a card of the kind would tell the caller of a hidden field, if this decided where it stands or whether it is found.</summary>
    public bool Hides(string kind, CardFieldName by) =>
        FieldBehind(kind, by) is { } field && Rights.FindSightWithin(_caller.Role, kind, field) < Sight.Clear;

    /// <summary>True when an order by this would tell of a hidden field of what the caller may find.</summary>
    public bool OrderTells(string? kind, CardFieldName by) =>
        (kind is null ? Rights.Kinds : [kind]).Any(of => Hides(of, by) && Rights.Allow(_caller, of, Right.Read));

    /// <summary>What is in sight, personal data for a purpose only.</summary>
    /// <param name="deciding">What decides which cards are found: kinds of which it is hidden are then out of sight.</param>
    public CardSight InSight(ImmutableArray<CardFieldName> deciding) => new(
        _caller.Scope,
        deciding.IsEmpty ? Usual.GetOrAdd((_caller.Role, !string.IsNullOrWhiteSpace(_caller.Purpose)), static (_, rights) => rights.Reaches([]), this) : Reaches(deciding),
        _caller.Bindings,
        _caller.Worker is null ? null : new ObjectKey(ObjectKind.GridWorker, _caller.Worker));

    /// <summary>Links by which the caller may find nothing.</summary>
    public ImmutableArray<(string Kind, string Relation)> HiddenLinks => [.. LinkSight.Hidden(_caller.Role)];

    /// <summary>A card as the caller may see it.</summary>
    public CatalogEntry Show(CatalogEntry entry)
    {
        entry = entry with { Links = [.. entry.Links.Where(link => link.HoldsOn(_today) && MaySee(entry.Key.Kind, link))] };
        if (!Rights.IsPersonal(entry.Key.Kind))
        {
            return entry;
        }

        var kind = entry.Key.Kind;
        return entry with
        {
            Title = Hides(kind, new CardFieldName(CardField.Title)) ? Mask.Name(entry.Title) : entry.Title,
            Status = Hides(kind, new CardFieldName(CardField.Status)) ? null : entry.Status,
            Labels = Hides(kind, new CardFieldName(CardField.Label)) ? [] : entry.Labels,
            Facts = entry.Facts.Where(fact => Sees(kind, fact.Key, Sight.Clear)).ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>True when the caller may know of a link of an object it may see.</summary>
    /// <param name="kind">The kind of the object it starts from.</param>
    public bool MaySee(string kind, ObjectLink link) =>
        Rights.ReachOf(_caller.Role, link.To.Kind, Right.Read) != Reach.None && LinkSight.MaySee(_caller.Role, kind, link);

    private ImmutableArray<CardReach> Reaches(ImmutableArray<CardFieldName> deciding)
    {
        var others = Rights.ReachOf(_caller.Role, RightsTable.Thing, Right.Read);
        var named = Rights.Kinds
            .Select(kind => (Kind: kind, Reach: Rights.Allow(_caller, kind, Right.Read) && !deciding.Any(by => Hides(kind, by)) ? Rights.ReachOf(_caller.Role, kind, Right.Read) : Reach.None))
            .Where(kind => kind.Reach != others)
            .GroupBy(static kind => kind.Reach, static kind => kind.Kind)
            .Select(static group => new CardReach(group.Key, [.. group.Order(StringComparer.Ordinal)]));
        return [new CardReach(others, []), .. named.OrderBy(static reach => reach.Reach)];
    }

    /// <summary>The field of an object that a part of its card shows; null for a part that is no field of it.</summary>
    private static string? FieldBehind(string kind, CardFieldName by) => (kind, by.Field) switch
    {
        (ObjectKind.Person, CardField.Title) => NameField,
        (ObjectKind.Person, CardField.Status) => "deathDate",
        (ObjectKind.Person, CardField.Label) => "labels",
        (ObjectKind.Household, CardField.Label) => "vulnerability",
        (_, CardField.Fact) => by.Fact,
        _ => null,
    };

    private bool Sees(string kind, string field, Sight atLeast) => Rights.SightOf(_caller.Role, kind, field) >= atLeast;
}
