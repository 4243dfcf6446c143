using System.Collections.Immutable;

namespace Twin.People;

/// <summary>The codes a field may hold, with their titles.</summary>
/// <param name="Id">Such as <c>ethnicity</c>.</param>
/// <param name="Title">In Chinese.</param>
/// <param name="Codes">A title by code.</param>
/// <param name="Patterns">For some codes, what a number of that type must look like (a regular expression).</param>
/// <param name="Source">The standard the codes are taken from; null for the twin's own.</param>
/// <param name="Open">True when values that are not in the list are taken as well.</param>
[GenerateSerializer, Immutable, Alias("twin.code-list")]
public sealed record CodeList(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Codes,
    [property: Id(3)] ImmutableSortedDictionary<string, string>? Patterns = null,
    [property: Id(4)] string? Source = null,
    [property: Id(5)] bool Open = false);
