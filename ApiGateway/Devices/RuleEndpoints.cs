using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Objects;

namespace Twin.Devices;

internal static class RuleEndpoints
{
    private const int MaxDevices = 50;
    private static readonly TimeSpan DefaultRange = TimeSpan.FromDays(30);

    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        rules.MapPost("/try", TryRule).Needs(ObjectKind.Device, Right.Read);
        rules.MapGet("/{id}", GetRules).Needs(ObjectKind.RuleSet, Right.Read);
        rules.MapPut("/{id}", PutRules).Needs(ObjectKind.RuleSet, Right.Edit)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    /// <summary>What a rule would have raised, had it been in force: judges what devices have stored, and raises nothing.</summary>
    private static async Task<Results<Ok<RuleTrialView>, ProblemHttpResult>> TryRule(
        RuleTrialBody body, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Devices.Count is 0 or > MaxDevices || !body.Devices.All(ObjectKey.IsValidId))
        {
            return Answer.Problem(Refusal.Invalid("devices", $"must be 1 to {MaxDevices} ids of devices"));
        }

        var to = body.To ?? time.GetUtcNow();
        var from = body.From ?? to - DefaultRange;
        var trial = new RuleTrial(body.Rule, body.Event, from, to, body.Absence);
        var devices = new List<DeviceTrialView>(body.Devices.Count);
        foreach (var device in body.Devices)
        {
            var tried = await grains.Device(device).TryRule(caller, trial, cancellationToken);
            if (!tried.Succeeded)
            {
                return Answer.Problem(tried.Refusal);
            }

            devices.Add(new DeviceTrialView(device, tried.Value.Raised, tried.Value.Alarms, tried.Value.Judged, tried.Value.Truncated));
        }

        return TypedResults.Ok(new RuleTrialView(from, to, devices.Sum(device => device.Raised), devices));
    }

    /// <summary>The rules of a device or a place, such as <c>building:b-3</c>; the revision is also the ETag.</summary>
    private static async Task<Results<Ok<RuleSet>, ProblemHttpResult>> GetRules(
        string id, Caller caller, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken)
    {
        if (RuleOwner.Parse(id) is not { } owner)
        {
            return Answer.Problem(RuleOwner.Unknown(id));
        }

        var found = await grains.RuleSet(owner).Get(caller, cancellationToken);
        Preconditions.Tag(response, found.Value?.Revision);
        return Answer.Of(found, rules => rules.Set);
    }

    /// <summary>
    /// Replaces the rules of a device, a home, a building, an estate or a grid, of the revision in If-Match ("0" at first). The
    /// devices judge by them soon after.
    /// </summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> PutRules(
        string id, RuleSet rules, Caller caller, IGrainFactory grains, HttpRequest request, CancellationToken cancellationToken)
    {
        if (RuleOwner.Parse(id) is not { } owner)
        {
            return Answer.Problem(RuleOwner.Unknown(id));
        }

        var seen = Preconditions.OfChange(request);
        return seen.Succeeded
            ? Answer.Of(await grains.RuleSet(owner).Put(caller, rules, seen.Value, cancellationToken), revision => new Revised(revision))
            : Answer.Problem(seen.Refusal);
    }
}
