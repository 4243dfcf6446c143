using Twin.Places;

namespace Twin.Cases;

/// <summary>What somebody reports: a matter at a place.</summary>
/// <param name="Text">What it is about, 1 to 2,000 characters; its beginning is the case's title.</param>
/// <param name="Category">One of the case categories; null leaves it to the desk.</param>
/// <param name="Severity">Null leaves it to the desk.</param>
/// <param name="Grid">Where it is: one of grid, building, household and location is needed.</param>
/// <param name="Address">Where it is, in words; at most 200 characters.</param>
/// <param name="Reporter">The person who reports; null for somebody who wants to stay unknown, and for staff.</param>
/// <param name="Source">Through which door it came, such as <c>resident</c>, <c>staff</c>, <c>open311</c>, <c>visit</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.case-report")]
public sealed record CaseReport(
    [property: Id(0)] string Text,
    [property: Id(1)] string? Category,
    [property: Id(2)] Severity? Severity,
    [property: Id(3)] string? Grid,
    [property: Id(4)] string? Building,
    [property: Id(5)] string? Household,
    [property: Id(6)] GeoPoint? Location,
    [property: Id(7)] string? Address,
    [property: Id(8)] string? Reporter,
    [property: Id(9)] string Source)
{
    /// <summary>True when it must not be known who reports: nothing of the account is kept. Only where the site allows it.</summary>
    [Id(12)]
    public bool Anonymous { get; init; }

    /// <summary>Who can be asked, in words: for staff alone. Null for an account, which is known.</summary>
    [Id(11)]
    public string? Contact { get; init; }
}
