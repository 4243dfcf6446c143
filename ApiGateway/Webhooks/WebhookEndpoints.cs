using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Webhooks;

internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").ProducesProblem(StatusCodes.Status401Unauthorized);
        webhooks.MapGet("", ListWebhooks).Needs(RightsTable.System, Right.Operate);

        var webhook = webhooks.MapGroup("/{webhook}").ProducesProblem(StatusCodes.Status404NotFound);
        webhook.MapGet("", GetWebhook).Needs(RightsTable.System, Right.Operate);
        webhook.MapPut("", PutWebhook).Needs(RightsTable.System, Right.Operate);
        webhook.MapDelete("", DeleteWebhook).Needs(RightsTable.System, Right.Operate);
        webhook.MapPost("/replay", ReplayWebhook).Needs(RightsTable.System, Right.Operate);
    }

    /// <summary>The webhooks, and how each fares.</summary>
    private static async Task<Results<Ok<WebhookList>, ProblemHttpResult>> ListWebhooks(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Webhooks().List(caller, cancellationToken), static found => new WebhookList([.. found.Select(WebhookView.Of)]));

    /// <summary>A webhook, with what it could not deliver.</summary>
    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> GetWebhook(string webhook, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Webhook(webhook).Get(caller, cancellationToken), WebhookView.Of);

    /// <summary>Sets a webhook up, or changes it. A new one tells what happens from now on.</summary>
    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> PutWebhook(string webhook, WebhookBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Webhook(webhook).Put(caller, body.ToSetting(), cancellationToken), WebhookView.Of);

    /// <summary>Forgets a webhook with its address and secret, and what it had not delivered.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> DeleteWebhook(string webhook, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Webhook(webhook).Delete(caller, cancellationToken), static revision => new Revised(revision));

    /// <summary>Sends what was given up again, before anything newer.</summary>
    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> ReplayWebhook(string webhook, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Webhook(webhook).Replay(caller, cancellationToken), WebhookView.Of);
}
