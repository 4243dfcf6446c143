using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Cases;
using Twin.Search;

namespace Twin.Open311;

/// <summary>
/// Open311 GeoReport v2: what the public may report are the services, what was reported this way are the requests. What
/// came in through another door is not shown here.
/// </summary>
internal static class Open311Endpoints
{
    /// <summary>The source of its cases.</summary>
    public const string Source = "open311";

    private const string Format = "{format:regex(^(xml|json)$)}";

    public static void AddOpen311(this IServiceCollection services)
    {
        services.AddOptions<Open311Options>().BindConfiguration(Open311Options.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Open311Keys>();
        services.AddSingleton<Open311Cases>();
    }

    public static void MapOpen311(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<Open311Options>>().Value;
        if (options.Area is null)
        {
            return;
        }

        var open311 = app.MapGroup("/open311/v2").ExcludeFromDescription().AllowAnonymous();
        open311.MapGet($"/discovery.{Format}", (HttpRequest request) => Open311Discovery.Describe(options, request));
        var within = open311.MapGroup(string.Empty).AddEndpointFilter(CheckJurisdiction);
        within.MapGet($"/services.{Format}", ListServices);
        within.MapGet($"/services/{{code}}.{Format}", GetService);
        within.MapGet($"/requests.{Format}", ListRequests);
        within.MapPost($"/requests.{Format}", PostRequest).DisableAntiforgery();
        within.MapGet($"/requests/{{id}}.{Format}", GetRequest);
        within.MapGet($"/tokens/{{token}}.{Format}", GetToken);
    }

    private static async ValueTask<object?> CheckJurisdiction(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<IOptions<Open311Options>>().Value;
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var said = form?["jurisdiction_id"].ToString() is { Length: > 0 } posted ? posted : http.Request.Query["jurisdiction_id"].ToString();
        return said.Length == 0 || said == (options.Jurisdiction ?? options.Area)
            ? await next(context)
            : Open311Answer.Fault(StatusCodes.Status404NotFound, "jurisdiction_id was not found");
    }

    private static async Task<IResult> ListServices(Open311Cases cases, CancellationToken cancellationToken) =>
        new Open311Answer("services", "service", new JsonArray([.. (await cases.Services(cancellationToken)).Select(Open311Discovery.Describe)]));

    private static async Task<IResult> GetService(string code, Open311Cases cases, CancellationToken cancellationToken) =>
        (await cases.Services(cancellationToken)).Any(service => service.Id == code)
            ? new Open311Answer("service_definition", string.Empty, new JsonObject { ["service_code"] = code, ["attributes"] = new JsonArray() })
            : Open311Answer.Fault(StatusCodes.Status404NotFound, "service_code was not found");

    private static async Task<IResult> ListRequests([AsParameters] Open311Query query, Open311Cases cases, TimeProvider time, CancellationToken cancellationToken)
    {
        var filter = query.ToFilter(time.GetUtcNow());
        return filter.Succeeded
            ? Requests(await cases.List(filter.Value, query, cancellationToken))
            : Open311Answer.Fault(StatusCodes.Status400BadRequest, $"{filter.Refusal.Field} {filter.Refusal.Message}");
    }

    private static async Task<IResult> GetRequest(string id, Open311Cases cases, CancellationToken cancellationToken) =>
        await cases.Find(id, cancellationToken) is { } found ? Requests([found]) : Open311Answer.Fault(StatusCodes.Status404NotFound, "service_request_id was not found");

    /// <summary>Requests are numbered at once, so a token is the number it stands for.</summary>
    private static async Task<IResult> GetToken(string token, Open311Cases cases, CancellationToken cancellationToken) =>
        await cases.Find(token, cancellationToken) is not null
            ? Requests([new JsonObject { ["service_request_id"] = token, ["token"] = token }])
            : Open311Answer.Fault(StatusCodes.Status404NotFound, "token was not found");

    private static async Task<IResult> PostRequest(HttpRequest request, Open311Keys keys, Open311Cases cases, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return Open311Answer.Fault(StatusCodes.Status400BadRequest, "The body must be application/x-www-form-urlencoded");
        }

        var form = await request.ReadFormAsync(cancellationToken);
        if (keys.Find(form["api_key"].ToString() is { Length: > 0 } posted ? posted : request.Query["api_key"].ToString()) is not { } client)
        {
            return Open311Answer.Fault(StatusCodes.Status403Forbidden, "Missing or invalid api_key");
        }

        if (!keys.MayReport(client))
        {
            return Open311Answer.Fault(StatusCodes.Status429TooManyRequests, "Too many requests with this api_key: wait a minute");
        }

        var services = await cases.Services(cancellationToken);
        var report = Open311Form.Read(form, services);
        if (!report.Succeeded)
        {
            return Fault(report.Refusal);
        }

        var caller = cases.CallerOf(client);
        var reported = await cases.Report(NewCaseId.For(request, caller), caller, report.Value, cancellationToken);
        return reported.Succeeded
            ? Requests([new JsonObject { ["service_request_id"] = reported.Value.Id, ["service_notice"] = Open311Discovery.Notice(services.First(service => service.Id == report.Value.Category)), ["account_id"] = null }])
            : Fault(reported.Refusal);
    }

    private static Open311Answer Requests(IEnumerable<JsonNode> requests) => new("service_requests", "request", new JsonArray([.. requests]));

    private static Open311Answer Fault(Refusal refusal) => Open311Answer.Fault(
        refusal is { Field: "service_code", Message: "was not found" } ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
        $"{NameOf(refusal.Field)} {refusal.Message}".Trim());

    /// <summary>What a field of a case is called here.</summary>
    private static string? NameOf(string? field) => field switch
    {
        "text" => "description",
        "address" => "address_string",
        "building" => "address_id",
        "location" => "lat",
        _ => field,
    };
}
