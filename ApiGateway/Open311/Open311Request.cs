using System.Text.Json.Nodes;
using Twin.Cases;
using Twin.Http;

namespace Twin.Open311;

/// <summary>A case as a service request.</summary>
internal static class Open311Request
{
    public const string Open = "open";
    public const string Closed = "closed";

    public static JsonObject Of(CaseSnapshot found, CaseCategory? category) => new()
    {
        ["service_request_id"] = found.Id,
        ["status"] = IsOver(found.Status) ? Closed : Open,
        ["status_notes"] = GatewayJson.Name(found.Status),
        ["service_name"] = category?.Title,
        ["service_code"] = found.Category,
        ["description"] = found.Title,
        ["agency_responsible"] = found.Department,
        ["service_notice"] = null,
        ["requested_datetime"] = CaseFacts.Moment(found.OpenedAt),
        ["updated_datetime"] = CaseFacts.Moment(found.Trail[^1].At),
        ["expected_datetime"] = found.Due is { } due ? CaseFacts.Moment(due) : null,
        ["address"] = found.Address,
        ["address_id"] = found.Building,
        ["zipcode"] = null,
        ["lat"] = found.Location?.Lat,
        ["long"] = found.Location?.Lon,
        ["media_url"] = null,
    };

    public static bool IsOver(CaseStatus status) =>
        status is CaseStatus.Closed or CaseStatus.Rated or CaseStatus.NotAccepted or CaseStatus.Merged or CaseStatus.Voided;
}
