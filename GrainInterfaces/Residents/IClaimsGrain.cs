namespace Twin.Residents;

/// <summary>Finds the record a resident has claimed. Stateless; key 0; for grains only.</summary>
[Alias("twin.IClaimsGrain")]
public interface IClaimsGrain : IGrainWithIntegerKey
{
    /// <summary>Binds the account to the record with this number and name, if there is one that nobody has claimed. Harmless to repeat.</summary>
    /// <param name="name">Encrypted.</param>
    /// <param name="idNumber">Encrypted.</param>
    [Alias("Settle")]
    Task Settle(string account, string name, string idNumber, CancellationToken cancellationToken);
}
