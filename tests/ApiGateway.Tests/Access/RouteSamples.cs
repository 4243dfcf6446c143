using System.Collections.Frozen;
using static System.Net.HttpStatusCode;

namespace Twin.Access;

/// <summary>
/// One line for each route that needs more than its path: a query, a body, a state. A GET that needs only its path has no
/// line. The rights are not said here: they stand in <see cref="RightsTable"/>, at the line the route names.
/// </summary>
internal static class RouteSamples
{
    public static FrozenDictionary<string, RouteSample> All { get; } = new RouteSample[]
    {
        new("GET /api/v1/devices/{id}/history", "metric=smoke.obscuration"),
        new("GET /api/v1/places/locate", "lon=106.5&lat=29.5", States: NotFound),
        new("GET /api/v1/me/inbox") { MayRefuse = true },
        new("POST /api/v1/accounts", Body: """{"userName":"new-here","role":"supervisor","password":"a-password-for-the-walk"}""", States: Conflict),
        new("POST /api/v1/accounts/federated", Body: """{"issuer":"none","subject":"somebody","role":"supervisor"}""", States: BadRequest),
        new("POST /api/v1/accounts/{id}/disable"),
        new("POST /api/v1/accounts/{id}/enable"),
        new("POST /api/v1/accounts/{id}/reset", Body: """{"password":"a-password-for-the-walk"}"""),
        new("POST /api/v1/accounts/{id}/sign-out"),
        new("PUT /api/v1/accounts/{id}", Body: """{"role":"supervisor"}"""),
        new("POST /api/v1/auth/login", Body: """{"userName":"nobody","password":"a-password-for-the-walk"}"""),
        new("POST /api/v1/auth/refresh", Body: """{"refreshToken":"none"}"""),
        new("POST /api/v1/auth/logout") { EndsSession = true },
        new("POST /api/v1/me/password", Body: """{"currentPassword":"a","newPassword":"short"}""", States: BadRequest),
        new("POST /api/v1/me/second-factor"),
        new("POST /api/v1/me/second-factor/confirm", Body: """{"code":"000000"}""", States: [BadRequest, Conflict]),
        new("POST /api/v1/me/second-factor/remove", Body: """{"code":"000000"}""", States: Conflict),
        new("POST /api/v1/cases", Body: """{"text":"路灯不亮","building":"b-1"}"""),
        new("POST /api/v1/cases/{id}/{step}", Body: """{"note":"walked past"}""", States: Conflict) { MayRefuse = true },
        new("POST /api/v1/devices/{id}/alarms/{rule}/acknowledge", Body: "{}", States: Conflict),
        new("POST /api/v1/devices/{id}/commands", Body: """{"command":"nothing-it-knows"}""", States: BadRequest),
        new("PATCH /api/v1/devices/{id}/desired", Body: "{}", States: PreconditionFailed) { IfMatch = "999" },
        new("POST /api/v1/import", Body: """{"kind":"community","id":"500103002001","name":"领事巷社区"}""") { MediaType = "application/x-ndjson" },
        new("POST /api/v1/imports", "source=walk&kind=community&dryRun=true", "id,name\n500103002001,领事巷社区") { MediaType = "text/csv" },
        new("GET /api/v1/imports/{id}", States: NotFound),
        new("GET /api/v1/imports/{id}/rows", States: NotFound),
        new("GET /api/v1/imports/{id}/report", States: NotFound),
        new("POST /api/v1/imports/{id}/cancel", States: NotFound),
        new("GET /api/v1/import-mappings/{mapping}", States: NotFound),
        new("PUT /api/v1/import-mappings/{mapping}", Body: """{"kind":"community","columns":{"名称":"name"}}"""),
        new("GET /api/v1/import-conflicts/{id}", States: NotFound),
        new("POST /api/v1/import-conflicts/{id}/accept", States: NotFound) { IfMatch = "1" },
        new("POST /api/v1/import-conflicts/{id}/reject", States: NotFound) { IfMatch = "1" },
        new("POST /api/v1/exports", "format=csv&kind=grid"),
        new("GET /api/v1/exports/{id}", States: NotFound),
        new("GET /api/v1/exports/{id}/file", States: NotFound),
        new("POST /api/v1/exports/{id}/approve", States: NotFound),
        new("POST /api/v1/exports/{id}/reject", States: NotFound),

        new("POST /api/v1/compartment/{register}", Body: """{"name":"某人","category":"released","area":"500103002001001"}"""),
        new("POST /api/v1/compartment/{register}/{id}/reveal", Body: """{"field":"phone","reason":"to call back"}""", States: TooManyRequests),
        new("PATCH /api/v1/compartment/{register}/{id}", Body: "{}", States: PreconditionFailed) { IfMatch = "999" },
        new("DELETE /api/v1/compartment/{register}/{id}", States: PreconditionFailed) { IfMatch = "999" },
        new("GET /api/v1/objects/summary", "by=kind"),
        new("GET /api/v1/search/suggest", "q=李"),
        new("GET /api/v1/duplicates", "kind=person"),
        new("GET /api/v1/quality", "kind=person"),

        // Of a revision that never was: refused by the object itself, which stays as it is.
        new("PUT /api/v1/objects/{kind}/{id}", Body: "{}", States: PreconditionFailed) { IfMatch = "999" },
        new("PATCH /api/v1/objects/{kind}/{id}", Body: "{}", States: PreconditionFailed) { IfMatch = "999" },
        new("DELETE /api/v1/objects/{kind}/{id}", States: PreconditionFailed) { IfMatch = "999" },
        new("POST /api/v1/objects/{kind}/{id}/restore"),
        new("GET /api/v1/objects/{kind}/{id}/paths", "to=person"),
        new("POST /api/v1/objects/{kind}/{id}/links", Body: """{"relation":"works-at","kind":"enterprise","id":"none"}""", States: BadRequest),
        new("DELETE /api/v1/objects/{kind}/{id}/links/{relation}/{otherKind}/{otherId}", States: NotFound),
        new("GET /api/v1/models/{kind}", States: NotFound),
        new("PUT /api/v1/models/{kind}", Body: "{}", States: [BadRequest, Conflict]),
        new("POST /api/v1/people/{id}/merge", Body: """{"other":"nobody"}""", States: [BadRequest, NotFound, Conflict]),
        new("POST /api/v1/people/{id}/unmerge", Body: """{"other":"nobody"}""", States: [BadRequest, NotFound, Conflict]),

        // Before the person came to live there: refused by the record itself, which stays as it is.
        new("POST /api/v1/people/{id}/death", Body: """{"date":"2024-01-01"}""", States: BadRequest),
        new("POST /api/v1/people/{id}/move", Body: """{"household":"h-1"}""", States: Conflict),
        new("POST /api/v1/people/{id}/reveal", Body: """{"field":"phone","reason":"to call back"}"""),
        new("PUT /api/v1/people/{id}/consents/{text}", Body: """{"given":true,"version":1,"note":"signed, folder 7"}"""),
        new("PUT /api/v1/consent-texts/{text}", Body: "{}", States: BadRequest),
        new("POST /api/v1/people/{id}/corrections", Body: """{"values":{"occupation":"教师"}}""", States: Conflict),
        new("POST /api/v1/people/{id}/deletion", Body: "{}", States: Conflict),
        new("POST /api/v1/requests/{id}/accept", Body: "{}", States: Conflict),
        new("POST /api/v1/requests/{id}/reject", Body: """{"reason":"not so"}""", States: Conflict),
        new("POST /api/v1/requests/{id}/withdraw", Body: "{}", States: Conflict),
        new("POST /api/v1/me/claim", Body: """{"name":"李小娜","idNumber":"11010519491231002X"}""", States: Conflict) { MayRefuse = true },
        new("POST /api/v1/me/residence", Body: "{}", States: Conflict),
        new("POST /api/v1/me/close", Body: """{"password":"not-the-password"}""", States: BadRequest) { MayRefuse = true },
        new("PUT /api/v1/grid-workers/{id}/duty", Body: """{"onDuty":true}"""),
        new("PUT /api/v1/me/duty", Body: """{"onDuty":true}""") { MayRefuse = true },
    }.ToFrozenDictionary(sample => sample.Route, StringComparer.Ordinal);
}
