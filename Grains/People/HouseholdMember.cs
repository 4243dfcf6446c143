using System.Collections.Immutable;

namespace Twin.People;

/// <summary>The newest report of a person to a household.</summary>
/// <param name="Lives">False once the person has left; kept, so that a late repeat does not bring the person back.</param>
/// <param name="Kinship">To the head: code list <c>kinship</c>.</param>
public sealed record HouseholdMember(
    ImmutableArray<string> Labels,
    long Revision,
    bool Lives,
    string? Kinship,
    DateOnly? Since,
    DateOnly? Left)
{
    /// <summary>The texts whose consent holds.</summary>
    public ImmutableArray<string> Consents { get; init; } = [];
}
