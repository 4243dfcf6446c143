using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.People;

/// <summary>What is known of a person. Codes are those of the code lists; everything but the name may be unknown.</summary>
/// <param name="IdNumber">The citizen ID: 18 characters, or the 15 digits of one from before 1999; kept as 18.</param>
/// <param name="Phone">A mobile number.</param>
/// <param name="Household">Where the person lives.</param>
/// <param name="Labels">Such as <c>elderly</c>, <c>living-alone</c>, <c>disabled</c>; a plain text is a label without dates.</param>
[GenerateSerializer, Immutable, Alias("twin.person-attributes")]
public sealed record PersonAttributes(
    [property: Id(0)] string Name,
    [property: Id(1)] string? IdNumber,
    [property: Id(2)] string? Phone,
    [property: Id(3), ObjectId] string? Household,
    [property: Id(4)] ImmutableArray<PersonLabel> Labels)
{
    /// <summary>A document other than the citizen ID.</summary>
    [Id(5)]
    public PersonDocument? Document { get; init; }

    [Id(6)]
    public string? FormerName { get; init; }

    /// <summary>Code list <c>sex</c>; known from a citizen ID.</summary>
    [Id(7)]
    public string? Sex { get; init; }

    /// <summary>Known from a citizen ID.</summary>
    [Id(8)]
    public DateOnly? BirthDate { get; init; }

    /// <summary>Code list <c>ethnicity</c>.</summary>
    [Id(9)]
    public string? Ethnicity { get; init; }

    /// <summary>Code list <c>marital-status</c>.</summary>
    [Id(10)]
    public string? MaritalStatus { get; init; }

    /// <summary>Code list <c>education</c>.</summary>
    [Id(11)]
    public string? Education { get; init; }

    [Id(12)]
    public string? Occupation { get; init; }

    [Id(13)]
    public string? Employer { get; init; }

    /// <summary>户籍地址, in words.</summary>
    [Id(14)]
    public string? RegisteredAddress { get; init; }

    /// <summary>The area code of the registered address: 6 digits (county) to 15 (grid).</summary>
    [Id(15)]
    public string? RegisteredArea { get; init; }

    /// <summary>现住址, in words, for whoever lives in no home of the twin.</summary>
    [Id(16)]
    public string? PresentAddress { get; init; }

    /// <summary>Since when the person lives in the household; from the day it is said when not given.</summary>
    [Id(17)]
    public DateOnly? HouseholdSince { get; init; }

    /// <summary>To the head of the household: code list <c>kinship</c>; <c>0</c> is the head.</summary>
    [Id(18)]
    public string? Kinship { get; init; }

    [Id(19)]
    public HouseholdRegistration? Registration { get; init; }

    [Id(20)]
    public Migration? Migration { get; init; }

    [Id(21)]
    public LeftBehind? LeftBehind { get; init; }

    [Id(22)]
    public OverseasStay? Overseas { get; init; }

    /// <summary>The person who is this one's guardian.</summary>
    [Id(23), ObjectId]
    public string? Guardian { get; init; }

    /// <summary>Kept once it is known, also when it is left out later; <c>DELETE /people/{id}/death</c> takes it back.</summary>
    [Id(24)]
    public DateOnly? DeathDate { get; init; }

    /// <summary>The grid that cares for whoever lives in no home of the twin.</summary>
    [Id(25), ObjectId]
    public string? Grid { get; init; }

    public override string ToString() => $"{nameof(PersonAttributes)} {{ Household = {Household} }}";
}
