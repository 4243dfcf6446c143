using Twin.Access;
using Twin.Places;

namespace Twin.Cases;

/// <summary>A matter that somebody reports. One of grid, building, household and location says where it is.</summary>
/// <param name="Text">What it is about, 1 to 2,000 characters.</param>
/// <param name="Category">One of <c>GET /case-categories</c>; left out, the desk settles it.</param>
/// <param name="Severity">Left out, that of the category.</param>
/// <param name="Household">For staff; for residents their own.</param>
/// <param name="Location">WGS 84; the grid whose boundary holds it is responsible.</param>
/// <param name="Address">In words, at most 200 characters.</param>
/// <param name="Anonymous">For residents: who I am is not kept, where the site allows that. <c>GET /reports/{report}</c> shows how far it is.</param>
public sealed record NewCase(
    string Text,
    string? Category = null,
    Severity? Severity = null,
    string? Grid = null,
    string? Building = null,
    string? Household = null,
    GeoPoint? Location = null,
    string? Address = null,
    bool Anonymous = false)
{
    /// <summary>A resident reports as the person the account is bound to; staff reports as staff.</summary>
    internal CaseReport ToReport(Caller caller) => new(
        Text, Category, Severity, Grid, Building, Household, Location, Address,
        caller.Role == Role.Resident && !Anonymous ? caller.Bindings.FirstOrDefault(static key => key.Kind == ObjectKind.Person).Id : null,
        Anonymous ? CaseSource.Anonymous : caller.Role == Role.Resident ? "resident" : "staff")
    {
        Anonymous = Anonymous,
    };
}
