using System.Collections.Immutable;

namespace Twin.Visits;

/// <summary>Who or what is visited how often: 独居走访, 设施巡检.</summary>
/// <param name="Title">1 to 50 characters; begins the title of a task that is overdue.</param>
/// <param name="Kind">The kind of object that is visited: <c>person</c> or one whose model is data.</param>
/// <param name="Area">An area code.</param>
/// <param name="Labels">All of them must hold; empty for all of the kind.</param>
/// <param name="StartsOn">By which day the first visit must have been.</param>
/// <param name="Category">The category of an overdue visit's case.</param>
/// <param name="Enabled">False for a plan that rests.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-plan-setting")]
public sealed record VisitPlanSetting(
    [property: Id(0)] string Title,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Area,
    [property: Id(3)] ImmutableArray<string> Labels,
    [property: Id(4)] Recurrence Recurrence,
    [property: Id(5)] DateOnly StartsOn,
    [property: Id(6)] string Category,
    [property: Id(7)] bool Enabled);
