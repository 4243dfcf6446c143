using Twin.Access;
using Twin.Places;

namespace Twin.Cases;

/// <summary>What a case must ask others before it believes what it is told.</summary>
internal sealed partial class CaseGrain
{
    /// <summary>The building, home, grid or point somebody reports from; only where the caller may report.</summary>
    private async Task<Outcome<ReportPlace>> FindPlace(Caller caller, CaseReport report, CancellationToken cancellationToken)
    {
        if (report.Household is { } home && !Rights.Allow(caller with { Purpose = report.Source }, ObjectKind.Household, Right.Read) && !await LivesIn(caller, home, cancellationToken))
        {
            return Refusal.Invalid("household", "must be your own home: elsewhere say the building");
        }

        var (field, site) = report switch
        {
            { Building: { } building } => ("building", new ObjectKey(ObjectKind.Building, building)),
            { Household: { } household } => ("household", await BuildingOf(household, cancellationToken)),
            { Grid: { } grid } => ("grid", new ObjectKey(ObjectKind.Grid, grid)),
            { Location: { } point } => ("location", await GridAt(point, cancellationToken)),
            _ => ("building", default(ObjectKey?)),
        };
        if (field == "building" && site is null)
        {
            return Refusal.Invalid("building", "or household, grid or location is needed: where it is");
        }

        var area = site is { } place ? await GrainFactory.HazardSite(place).GetArea(cancellationToken) : null;
        if (area is null || !Rights.Allow(caller, Right.Create, Key, area, () => [new Search.ObjectLink(site!.Value.Kind, site.Value)]))
        {
            return Refusal.Invalid(field, "is not known");
        }

        return new ReportPlace(site!.Value, AreaCode.GridOf(area), await GrainFactory.HazardSite(site.Value).GetLocation(cancellationToken));
    }

    private async Task<bool> LivesIn(Caller caller, string household, CancellationToken cancellationToken)
    {
        foreach (var person in caller.Bindings.Where(static key => key.Kind == ObjectKind.Person))
        {
            if ((await GrainFactory.Person(person.Id).Get(Caller.System, cancellationToken)) is { Succeeded: true, Value.Home: { } home } && home == household)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<ObjectKey?> BuildingOf(string household, CancellationToken cancellationToken) =>
        (await GrainFactory.Household(household).Get(Caller.System, cancellationToken)) is { Succeeded: true, Value.Building: { } building }
            ? new ObjectKey(ObjectKind.Building, building)
            : null;

    private async Task<ObjectKey?> GridAt(GeoPoint point, CancellationToken cancellationToken) =>
        (await GrainFactory.Places().Locate(Caller.System, point, cancellationToken)) is { Succeeded: true, Value.Area: { } area }
            && AreaCode.LevelOf(AreaCode.GridOf(area)) == AreaLevel.Grid
            ? new ObjectKey(ObjectKind.Grid, AreaCode.GridOf(area))
            : null;

    /// <summary>The worker must be there, and a case to merge with must be open and the caller's to see.</summary>
    private async Task<Refusal?> FindOtherFault(Caller caller, CaseCommand command, CancellationToken cancellationToken)
    {
        if (command.Worker is { } worker && !(await GrainFactory.GridWorker(worker).Get(Caller.System, cancellationToken)).Succeeded)
        {
            return Refusal.Invalid("worker", "is not known");
        }

        if (command.Into is not { } into)
        {
            return null;
        }

        if (into == Key.Id)
        {
            return Refusal.Invalid("into", "is this very case");
        }

        var other = await GrainFactory.Case(into).Get(caller, cancellationToken);
        return other switch
        {
            { Succeeded: false } => Refusal.Invalid("into", "is not known"),
            { Value.Owner: CaseOwner.None } => Refusal.Conflict("The other case is over."),
            _ => null,
        };
    }
}
