using System.Collections.Immutable;

namespace Twin.Visits;

/// <summary>Who or what is visited how often.</summary>
/// <param name="Title">1 to 50 characters.</param>
/// <param name="Kind"><c>person</c>, or a kind whose model is data, such as <c>fire-hydrant</c>.</param>
/// <param name="Area">An area code within mine.</param>
/// <param name="Recurrence">How often.</param>
/// <param name="StartsOn">By which day the first visit must have been.</param>
/// <param name="Category">One of <c>GET /case-categories</c>: of the case of an overdue visit.</param>
/// <param name="Labels">All of them must hold, such as <c>living-alone</c>.</param>
public sealed record VisitPlanBody(
    string Title,
    string Kind,
    string Area,
    Recurrence Recurrence,
    DateOnly StartsOn,
    string Category,
    ImmutableArray<string>? Labels = null,
    bool Enabled = true)
{
    internal VisitPlanSetting ToSetting() => new(Title, Kind, Area, Labels ?? [], Recurrence, StartsOn, Category, Enabled);
}
