using Twin.Access;

namespace Twin.People;

/// <summary>A resident. Key: <c>person/{id}</c>. ID number and phone are encrypted at rest and leave masked.</summary>
[Alias("twin.IPersonGrain")]
public interface IPersonGrain : IWakeable
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, PersonAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<PersonSnapshot>> Get(Caller caller, CancellationToken cancellationToken);
}
