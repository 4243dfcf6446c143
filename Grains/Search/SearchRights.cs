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

    /// <summary>The field that carries the labels of a kind whose fields have lines in the table.</summary>
    private static readonly ImmutableArray<(string Kind, string Field)> LabelFields = [(ObjectKind.Person, "labels"), (ObjectKind.Household, "vulnerability")];

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

    /// <summary>The title of a person is the name.</summary>
    public bool MaySeeTitles(string? kind) => MayMatch(TermClass.Name) || (kind is not null && kind != ObjectKind.Person);

    /// <summary>What is in sight, personal data for a purpose only.</summary>
    /// <param name="byLabel">True when labels decide: kinds whose labels are hidden are then out of sight.</param>
    public CardSight InSight(bool byLabel)
    {
        var hidden = byLabel ? LabelFields.Where(field => !Sees(field.Kind, field.Field, Sight.Clear)).Select(static field => field.Kind).ToArray() : [];
        var others = Rights.ReachOf(_caller.Role, RightsTable.Thing, Right.Read);
        var named = Rights.Kinds
            .Select(kind => (Kind: kind, Reach: !hidden.Contains(kind, StringComparer.Ordinal) && Rights.Allow(_caller, kind, Right.Read) ? Rights.ReachOf(_caller.Role, kind, Right.Read) : Reach.None))
            .Where(kind => kind.Reach != others)
            .GroupBy(static kind => kind.Reach, static kind => kind.Kind)
            .Select(static group => new CardReach(group.Key, [.. group.Order(StringComparer.Ordinal)]));
        return new CardSight(
            _caller.Scope,
            [new CardReach(others, []), .. named.OrderBy(static reach => reach.Reach)],
            _caller.Bindings,
            _caller.Worker is null ? null : new ObjectKey(ObjectKind.GridWorker, _caller.Worker));
    }

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

        var title = entry.Key.Kind != ObjectKind.Person || MayMatch(TermClass.Name) ? entry.Title : Mask.Name(entry.Title);
        var labels = LabelFields.Any(field => field.Kind == entry.Key.Kind && !Sees(field.Kind, field.Field, Sight.Clear)) ? [] : entry.Labels;
        var facts = entry.Key.Kind == ObjectKind.Person
            ? entry.Facts.Where(fact => Sees(ObjectKind.Person, fact.Key, Sight.Clear)).ToImmutableDictionary(StringComparer.Ordinal)
            : entry.Facts;
        return entry with { Title = title, Labels = labels, Facts = facts };
    }

    /// <summary>True when the caller may know of a link of an object it may see.</summary>
    /// <param name="kind">The kind of the object it starts from.</param>
    public bool MaySee(string kind, ObjectLink link) =>
        Rights.ReachOf(_caller.Role, link.To.Kind, Right.Read) != Reach.None && LinkSight.MaySee(_caller.Role, kind, link);

    private bool Sees(string kind, string field, Sight atLeast) => Rights.SightOf(_caller.Role, kind, field) >= atLeast;
}
