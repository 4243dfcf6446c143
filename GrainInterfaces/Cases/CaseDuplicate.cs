namespace Twin.Cases;

/// <summary>A case that may be the same matter as another; a person decides.</summary>
/// <param name="Distance">In metres: 0 in the same building; null where one of the places is not known so exactly.</param>
/// <param name="Text">What was reported, or the title of an alarm's case.</param>
/// <param name="SameCategory">True when both are of one category.</param>
/// <param name="Likeness">0 to 1, from place, category, time and text.</param>
/// <param name="Photo">The first photo of it; its thumbnail is <c>GET /cases/{id}/attachments/{photo}/thumbnail</c>. Null when there is none.</param>
/// <param name="Reports">How many people have reported it.</param>
[GenerateSerializer, Immutable, Alias("twin.case-duplicate")]
public sealed record CaseDuplicate(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] string Category,
    [property: Id(4)] bool SameCategory,
    [property: Id(5)] CaseStatus Status,
    [property: Id(6)] DateTimeOffset OpenedAt,
    [property: Id(7)] double? Distance,
    [property: Id(8)] double Likeness,
    [property: Id(9)] string? Photo,
    [property: Id(10)] int Reports);
