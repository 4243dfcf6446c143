using System.Collections.Immutable;
using static Twin.Access.Reach;
using static Twin.Access.Right;
using static Twin.Access.Sight;

namespace Twin.Access;

/// <summary>
/// The one table of who may do what, to what, and sees which field how. Everything that decides asks
/// <see cref="Rights"/>, which reads it; <c>docs/security/rights.md</c> is made from it.
/// </summary>
public static class RightsTable
{
    /// <summary>Stands for every kind whose model is data and that has no line of its own.</summary>
    public const string Thing = "thing";

    /// <summary>The parts of the twin that are no objects.</summary>
    public const string Audit = "audit";
    public const string Catalog = "catalog";
    public const string Compartment = "compartment";
    public const string Conflict = "import-conflict";
    public const string DeadLetter = "dead-letter";
    public const string Feed = "feed";
    public const string System = "system";

    /// <summary>What has a line here and is no kind of object; no model may have such a name.</summary>
    public static ImmutableArray<string> Parts { get; } = [Audit, Catalog, Compartment, Conflict, DeadLetter, Feed, System];

    /// <summary>Who is who in the columns below.</summary>
    public static ImmutableArray<Role> Columns { get; } = [.. Enum.GetValues<Role>().Where(role => role != Role.System).Order()];

    /// <summary>The levels of areas.</summary>
    private static ImmutableArray<string> AreaKinds => [ObjectKind.District, ObjectKind.Street, ObjectKind.Community, ObjectKind.Grid, ObjectKind.MicroGrid];

    private static ImmutableArray<string> BuildingKinds => [ObjectKind.Estate, ObjectKind.Building, ObjectKind.Room];

    public static ImmutableArray<RightsRow> Actions { get; } =
    [
        //                                                                       admin  superv grid   reside staff  depart proper operat audito office
        Row([Read],                        [ObjectKind.Person],                  Areas, Areas, Areas, Own,   Areas, None,  Bound, None,  None,  Areas),
        Row([Read],                        [ObjectKind.Household],               Areas, Areas, Areas, None,  Areas, None,  Bound, None,  None,  Areas),
        Row([Create, Edit, Move],          [ObjectKind.Person, ObjectKind.Household], Areas, Areas, Areas, None, Areas, None, None, None, None, None),
        Row([Delete, Restore, Merge],      [ObjectKind.Person, ObjectKind.Household], Areas, Areas, None, None, Areas, None, None, None,  None,  None),
        Row([ReadChanges],                 [ObjectKind.Person, ObjectKind.Household], Areas, Areas, Areas, None, Areas, None, None, None,  None,  None),
        Row([Reveal],                      [ObjectKind.Person],                  None,  Areas, Areas, None,  Areas, None,  None,  None,  None,  Areas),
        Row([Consent],                     [ObjectKind.Person],                  None,  None,  Areas, Own,   Areas, None,  None,  None,  None,  None),
        Row([Ask],                         [ObjectKind.Person],                  None,  None,  None,  Own,   None,  None,  None,  None,  None,  None),
        Row([Read],                        [ObjectKind.Request],                 None,  Areas, None,  Own,   Areas, None,  None,  None,  None,  None),
        Row([Ask],                         [ObjectKind.Request],                 None,  None,  None,  Own,   None,  None,  None,  None,  None,  None),
        Row([Decide],                      [ObjectKind.Request],                 None,  Areas, None,  None,  Areas, None,  None,  None,  None,  None),

        Row([Read],                        [ObjectKind.ConsentText],             All,   All,   All,   All,   All,   All,   All,   All,   None,  All),
        Row([Create, Edit],                [ObjectKind.ConsentText],             All,   None,  None,  None,  None,  None,  None,  None,  None,  None),

        Row([Read],                        AreaKinds,                            Areas, Areas, Areas, None, Areas, Areas, Areas, Areas, None, Areas),
        Row([Create, Edit, Delete, Restore, Move], AreaKinds, Areas, None, None, None, None, None, None, None, None, None),
        Row([ReadChanges],                 AreaKinds,                            Areas, Areas, None, None, Areas, None, None, None,  None,  None),
        Row([Read],                        BuildingKinds,                        Areas, Areas, Areas, None,  Areas, Areas, Bound, Areas, None,  Areas),
        Row([Create, Edit, Delete, Restore, Move], BuildingKinds,                Areas, Areas, None,  None,  Areas, None,  None,  None,  None,  None),
        Row([ReadChanges],                 BuildingKinds,                        Areas, Areas, Areas, None,  Areas, None,  None,  None,  None,  None),

        Row([Read],                        [ObjectKind.Device],                  Areas, Areas, Areas, None,  Areas, Areas, Bound, Areas, None,  None),
        Row([Create, Edit, Delete, Restore, Move], [ObjectKind.Device],          Areas, None,  None,  None,  None,  None,  None,  Areas, None,  None),
        Row([ReadChanges],                 [ObjectKind.Device],                  Areas, Areas, None,  None,  Areas, None,  None,  Areas, None,  None),
        Row([Command],                     [ObjectKind.Device],                  None,  Areas, Areas, None,  Areas, None,  None,  Areas, None,  None),
        Row([Acknowledge],                 [ObjectKind.Device],                  Areas, Areas, Areas, None,  Areas, None,  Bound, Areas, None,  None),
        Row([Read],                        [ObjectKind.RuleSet],                 Areas, Areas, Areas, None,  Areas, Areas, None,  Areas, None,  None),
        Row([Edit],                        [ObjectKind.RuleSet],                 Areas, Areas, None,  None,  Areas, None,  None,  Areas, None,  None),
        Row([Read],                        [ObjectKind.Profile],                 All,   All,   All,   None,  All,   All,   All,   All,   None,  All),
        Row([Create, Edit, Delete, Restore, ReadChanges], [ObjectKind.Profile],  All,   None,  None,  None,  None,  None,  None,  None,  None,  None),
        Row([Read],                        [ObjectKind.Model],                   All,   All,   All,   None,  All,   All,   All,   All,   None,  All),
        Row([Create, Edit, Delete, Restore, ReadChanges], [ObjectKind.Model],    All,   None,  None,  None,  None,  None,  None,  None,  None,  None),
        Row([Read, Edit],                  [DeadLetter],                         All,   None,  None,  None,  None,  None,  None,  All,   None,  None),
        Row([Read, Create, Delete],        [ObjectKind.ProvisioningKey],         All,   None,  None,  None,  None,  None,  None,  All,   None,  None),
        Row([Read, Edit, Delete],          [ObjectKind.PooledDevice],            All,   None,  None,  None,  None,  None,  None,  All,   None,  None),
        Row([Read],                        [ObjectKind.SiteMapping],             All,   None,  None,  None,  None,  None,  None,  All,   None,  None),
        Row([Edit, Delete],                [ObjectKind.SiteMapping],             All,   None,  None,  None,  None,  None,  None,  None,  None,  None),

        Row([Read],                        [Thing],                              Areas, Areas, Areas, None,  Areas, Areas, Bound, Areas, None,  Areas),
        Row([Read],                        [ObjectKind.Bill],                    Areas, Areas, Areas, None,  Areas, None,  Bound, None,  None,  None),
        Row([Create, Edit, Move],          [Thing, ObjectKind.Bill],             Areas, Areas, Areas, None,  Areas, None,  None,  None,  None,  None),
        Row([Delete, Restore, Merge],      [Thing, ObjectKind.Bill],             Areas, Areas, None,  None,  Areas, None,  None,  None,  None,  None),
        Row([ReadChanges],                 [Thing, ObjectKind.Bill],             Areas, Areas, Areas, None,  Areas, None,  None,  None,  None,  None),

        Row([Read],                        [ObjectKind.Case],                    Areas, Areas, Areas, Own,   Areas, Bound, Bound, None,  None,  None),
        Row([Create],                      [ObjectKind.Case],                    Areas, Areas, Areas, All,   Areas, None,  Bound, None,  None,  None),
        Row([Triage],                      [ObjectKind.Case],                    Areas, Areas, None,  None,  Areas, None,  None,  None,  None,  None),
        Row([Handle],                      [ObjectKind.Case],                    None,  None,  Areas, None,  None,  Bound, None,  None,  None,  None),
        Row([Respond],                     [ObjectKind.Case],                    None,  None,  None,  Own,   None,  None,  None,  None,  None,  None),
        Row([Supervise],                   [ObjectKind.Case],                    Areas, Areas, None,  None,  None,  None,  None,  None,  None,  None),
        Row([Read],                        [ObjectKind.GridWorker],              Areas, Areas, Areas, None,  Areas, None,  None,  None,  None,  None),
        Row([SetDuty],                     [ObjectKind.GridWorker],              Areas, Areas, Own,   None,  None,  None,  None,  None,  None,  None),
        Row([Create, Edit, Delete, Restore, ReadChanges], [ObjectKind.GridWorker], Areas, None, None, None,  None,  None,  None,  None,  None,  None),

        Row([Read],                        [ObjectKind.Notice, ObjectKind.Activity], Areas, Areas, Areas, Own, Areas, None, None, None, None, None),
        Row([Create, Edit],                [ObjectKind.Notice, ObjectKind.Activity], Areas, Areas, None, None, Areas, None, None, None, None, None),
        Row([Respond],                     [ObjectKind.Notice, ObjectKind.Activity], None, None, None, Own, None, None, None, None, None, None),
        Row([Handle],                      [ObjectKind.Activity],                Areas, Areas, Areas, None,  Areas, None,  None,  None,  None,  None),

        Row([Read],                        [ObjectKind.VisitPlan, ObjectKind.Visit, ObjectKind.VisitResult], Areas, Areas, Areas, None, Areas, None, None, None, None, None),
        Row([Edit],                        [ObjectKind.VisitPlan],               Areas, Areas, None,  None,  Areas, None,  None,  None,  None,  None),
        Row([Handle],                      [ObjectKind.Visit],                   None,  Areas, Areas, None,  Areas, None,  None,  None,  None,  None),

        Row([Read],                        [ObjectKind.Procedure],               All,   All,   All,   None,  All,   All,   All,   All,   None,  None),
        Row([Edit],                        [ObjectKind.Procedure],               All,   None,  None,  None,  None,  None,  None,  None,  None,  None),

        Row([Read, Create, Edit, Delete],  [ObjectKind.Account],                 All,   None,  None,  None,  None,  None,  None,  None,  None,  None),
        Row([Read],                        [Audit],                              None,  None,  None,  None,  None,  None,  None,  None,  All,   None),
        Row([Import],                      [Catalog],                            All,   None,  None,  None,  None,  None,  None,  None,  None,  None),
        Row([Read, Decide],                [Conflict],                           Areas, Areas, None,  None,  Areas, None,  None,  None,  None,  None),
        Row([Export],                      [Catalog],                            All,   All,   None,  None,  All,   None,  None,  None,  None,  None),
        Row([ApproveExport],               [Catalog],                            None,  All,   None,  None,  None,  None,  None,  None,  None,  None),
        Row([Read],                        [Catalog],                            All,   All,   All,   All,   All,   All,   All,   All,   None,  All),
        Row([Read],                        [Feed],                               All,   All,   All,   All,   All,   All,   All,   All,   None,  All),
        Row([Operate],                     [System],                             All,   None,  None,  None,  None,  None,  None,  All,   None,  None),
        Row([Read, Create, Edit, Delete, ReadChanges, Reveal], [Compartment],    None,  None,  None,  None,  None,  None,  None,  None,  None,  Areas),
    ];

    /// <summary>Fields of kinds with a line here are hidden until they have one too; those of other kinds are clear to all who may read them.</summary>
    public static ImmutableArray<SightRow> Fields { get; } =
    [
        //                                                               admin   superv      grid        reside staff       depart  proper  operat  audito  office
        Row(ObjectKind.Person, ["id", "area", "revision", "attributes"], Clear, Clear, Clear, Clear, Clear, Hidden, Clear, Hidden, Hidden, Clear),
        Row(ObjectKind.Person, ["name"], Clear, Clear, Clear, Clear, Clear, Hidden, Masked, Hidden, Hidden, Clear),
        Row(ObjectKind.Person, ["idNumber", "document.number", "registeredAddress", "presentAddress"], Masked, Revealable, Revealable, Clear, Revealable, Hidden, Hidden, Hidden, Hidden, Revealable),
        Row(ObjectKind.Person, ["phone"], Masked, Revealable, Revealable, Clear, Revealable, Hidden, Masked, Hidden, Hidden, Revealable),
        Row(ObjectKind.Person, ["household", "home", "householdSince", "grid"], Clear, Clear, Clear, Clear, Clear, Hidden, Clear, Hidden, Hidden, Clear),
        Row(ObjectKind.Person, ["labels", "hints", "links", "age", "birthDate", "sex", "kinship"], Clear, Clear, Clear, Clear, Clear, Hidden, Hidden, Hidden, Hidden, Clear),
        Row(ObjectKind.Person, ["formerName", "document", "ethnicity", "maritalStatus", "education", "occupation", "employer"], Clear, Clear, Clear, Clear, Clear, Hidden, Hidden, Hidden, Hidden, Clear),
        Row(ObjectKind.Person, ["registeredArea", "registration", "migration", "leftBehind", "overseas", "guardian", "deathDate", "stays", "mergedInto", "merged", "missing", "doubtful", "consents", "request"], Clear, Clear, Clear, Clear, Clear, Hidden, Hidden, Hidden, Hidden, Clear),
        Row(ObjectKind.Household, ["id", "building", "unit", "floor", "room", "area", "members", "head", "use", "revision"], Clear, Clear, Clear, Hidden, Clear, Hidden, Clear, Hidden, Hidden, Clear),
        Row(ObjectKind.Household, ["vulnerability", "former", "links", "rental", "hazardGrade"], Clear, Clear, Clear, Hidden, Clear, Hidden, Hidden, Hidden, Hidden, Clear),
        Row(ObjectKind.Household, ["rental.landlordPhone"], Masked, Revealable, Revealable, Hidden, Revealable, Hidden, Hidden, Hidden, Hidden, Revealable),
        Row(Compartment, ["area", "category", "person", "note", "name", "measures", "attention", "since", "until", "responsible"], Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Clear),
        Row(Compartment, ["title", "status", "petitioner", "channel", "receivedOn", "dueOn", "demand", "reply"], Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Clear),
        Row(Compartment, ["idNumber", "phone"], Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, Revealable),
    ];

    private static RightsRow Row(ImmutableArray<Right> rights, ImmutableArray<string> kinds, params ImmutableArray<Reach> reaches) => new(rights, kinds, reaches);

    private static SightRow Row(string kind, ImmutableArray<string> fields, params ImmutableArray<Sight> sights) => new(kind, fields, sights);
}
