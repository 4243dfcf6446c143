using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.People;

/// <summary>出租房: who lets a home to whom, and what its inspections found.</summary>
/// <param name="Landlord">The person who lets it, when known to the twin.</param>
/// <param name="LandlordName">Else the name.</param>
/// <param name="LandlordPhone">A mobile number.</param>
/// <param name="Tenants">The people who signed for it.</param>
/// <param name="Occupants">How many may live there, or are said to.</param>
/// <param name="Purpose">Code list <c>rental-purpose</c>.</param>
/// <param name="HazardGrade">Code list <c>hazard-grade</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.rental")]
public sealed record Rental(
    [property: Id(0), ObjectId] string? Landlord,
    [property: Id(1)] string? LandlordName,
    [property: Id(2)] string? LandlordPhone,
    [property: Id(3), ObjectId] ImmutableArray<string> Tenants,
    [property: Id(4)] int? Occupants = null,
    [property: Id(5)] string? Purpose = null,
    [property: Id(6)] DateOnly? From = null,
    [property: Id(7)] DateOnly? To = null,
    [property: Id(8)] string? HazardGrade = null,
    [property: Id(9)] DateOnly? LastInspection = null)
{
    /// <summary>The same with another person where one was named.</summary>
    public Rental Repointed(string from, string to) => this with
    {
        Landlord = Landlord == from ? to : Landlord,
        Tenants = [.. Tenants.Select(tenant => tenant == from ? to : tenant)],
    };

    /// <summary>The same without a person, and without texts that are its values.</summary>
    public Rental Without(string person, ImmutableArray<string> values) => this with
    {
        Landlord = Landlord == person ? null : Landlord,
        LandlordName = LandlordName is { } name && values.Contains(name) ? null : LandlordName,
        LandlordPhone = LandlordPhone is { } phone && values.Contains(phone) ? null : LandlordPhone,
        Tenants = Tenants.Remove(person),
    };

    public override string ToString() => $"{nameof(Rental)} {{ Purpose = {Purpose}, HazardGrade = {HazardGrade} }}";
}
