using Twin.Cases;
using Twin.Places;

namespace Twin.Visits;

/// <summary>Whether a plan can be.</summary>
internal static class VisitPlanRules
{
    private const int MaxTitleLength = 50;
    private const int MaxPlanIdLength = 40;
    private const int MaxLabels = 20;
    private const int MaxEvery = 366;

    public static Refusal? FindFault(string id, VisitPlanSetting setting, CasePolicies policies) => setting switch
    {
        _ when id.Length > MaxPlanIdLength => Refusal.Invalid("id", $"must be at most {MaxPlanIdLength} characters"),
        _ when string.IsNullOrWhiteSpace(setting.Title) || setting.Title.Length > MaxTitleLength => Refusal.Invalid("title", $"must be 1 to {MaxTitleLength} characters"),
        _ when !ObjectKey.IsValidId(setting.Kind) || (setting.Kind != ObjectKind.Person && ObjectKind.IsBuiltIn(setting.Kind)) => Refusal.Invalid("kind", "must be person or a kind whose model is data"),
        _ when AreaCode.LevelOf(setting.Area) is null => Refusal.Invalid("area", "must be the code of a district, street, community, grid or micro-grid"),
        { Labels.Length: > MaxLabels } => Refusal.Invalid("labels", $"must be at most {MaxLabels}"),
        { Recurrence.Every: < 1 or > MaxEvery } => Refusal.Invalid("recurrence.every", $"must be 1 to {MaxEvery}"),
        _ when !Enum.IsDefined(setting.Recurrence.Unit) => Refusal.Invalid("recurrence.unit", "must be day, week or month"),
        _ when !policies.All.ContainsKey(setting.Category) => Refusal.Invalid("category", "is not known: GET /api/v1/case-categories lists them"),
        _ => null,
    };
}
