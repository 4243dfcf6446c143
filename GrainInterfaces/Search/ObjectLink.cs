using System.Text.Json.Serialization;

namespace Twin.Search;

/// <summary>A typed link from one object to another.</summary>
/// <param name="Relation">What the other is to this one: <c>device</c>, <c>building</c>, <c>assignee</c>, …</param>
/// <param name="Since">The first day on which it holds; null for a link that held before it was written down.</param>
/// <param name="Until">The day from which on it holds no longer; null while nobody knows of one.</param>
/// <param name="Added">True when it was added by hand; false when it follows from the object's fields.</param>
[GenerateSerializer, Immutable, Alias("twin.object-link")]
public sealed record ObjectLink(
    [property: Id(0)] string Relation,
    [property: Id(1)] ObjectKey To,
    [property: Id(2)] DateOnly? Since = null,
    [property: Id(3)] DateOnly? Until = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Added = false)
{
    public bool HoldsOn(DateOnly day) => !(Since > day) && !(Until <= day);
}
