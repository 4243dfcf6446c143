using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Residents;

/// <summary>What people may know of what is held on them. Stateless; key 0.</summary>
[Alias("twin.IResidentsGrain")]
public interface IResidentsGrain : IGrainWithIntegerKey
{
    /// <summary>Whose data the account may ask for: its own person's and the wards'.</summary>
    [Alias("ListMine")]
    Task<ImmutableArray<MyPerson>> ListMine(Caller caller, CancellationToken cancellationToken);

    /// <summary>Everything that is held on a person, in clear. For the person and its guardian.</summary>
    [Alias("ShowHeld")]
    Task<Outcome<HeldData>> ShowHeld(Caller caller, string person, CancellationToken cancellationToken);
}
