using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.People;

/// <summary>A home and who lives in it. Key: <c>household/{id}</c>.</summary>
[Alias("twin.IHouseholdGrain")]
public interface IHouseholdGrain : IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, HouseholdAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<HouseholdSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>A person lives here. Reports with a revision not above the person's last one are ignored.</summary>
    [Alias("AddMember")]
    Task AddMember(string person, Residence residence, long revision, CancellationToken cancellationToken);

    /// <summary>A person no longer lives here. Reports with a revision not above the person's last one are ignored.</summary>
    /// <param name="left">The day of leaving.</param>
    [Alias("RemoveMember")]
    Task RemoveMember(string person, DateOnly left, long revision, CancellationToken cancellationToken);

    /// <summary>Credentials are granted at this door for the home's sake: whoever leaves loses them. Harmless to repeat.</summary>
    /// <param name="door">The device's id.</param>
    [Alias("AddDoor")]
    Task AddDoor(string door, CancellationToken cancellationToken);

    /// <summary>What the place needs to know of the home when something happens in it.</summary>
    [Alias("GetExposure"), AlwaysInterleave]
    Task<HouseholdExposure> GetExposure(CancellationToken cancellationToken);
}
