using Twin.Access;

namespace Twin.Compartment;

/// <summary>The registers of the compartment. Stateless; key 0. For compartment officers, each within its areas.</summary>
[Alias("twin.ICompartmentGrain")]
public interface ICompartmentGrain : IGrainWithIntegerKey
{
    /// <summary>A page of a register; each record on it is on record as read before it is answered.</summary>
    [Alias("List")]
    Task<Outcome<CompartmentPage>> List(Caller caller, CompartmentQuery query, CancellationToken cancellationToken);
}
