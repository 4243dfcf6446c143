using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;

namespace Twin.People;

/// <summary>A home and who lives in it. Key: <c>household/{id}</c>.</summary>
[Alias("twin.IHouseholdGrain")]
public interface IHouseholdGrain : IWakeable
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, HouseholdAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<HouseholdSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>A person lives here, with these labels. Reports with a revision not above the person's last one are ignored.</summary>
    [Alias("AddMember")]
    Task AddMember(string person, ImmutableArray<string> labels, long revision, CancellationToken cancellationToken);

    /// <summary>A person no longer lives here. Reports with a revision not above the person's last one are ignored.</summary>
    [Alias("RemoveMember")]
    Task RemoveMember(string person, long revision, CancellationToken cancellationToken);

    /// <summary>What the place needs to know of the home when something happens in it.</summary>
    [Alias("GetExposure"), AlwaysInterleave]
    Task<HouseholdExposure> GetExposure(CancellationToken cancellationToken);
}
