using Twin.Access;

namespace Twin.Accounts;

/// <summary>A person's login. Key: <c>account/{user name in lower case}</c>.</summary>
[Alias("twin.IAccountGrain")]
public interface IAccountGrain : IWakeable
{
    /// <summary>Creates the account or replaces it; a null password hash keeps the present one.</summary>
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, AccountAttributes attributes, CancellationToken cancellationToken);

    /// <summary>Creates the account unless it exists.</summary>
    /// <returns>True when it was created.</returns>
    [Alias("TryCreate")]
    Task<bool> TryCreate(AccountAttributes attributes, CancellationToken cancellationToken);

    /// <summary>What the gateway needs to check a password and to issue a token; null for an unknown account.</summary>
    [Alias("GetCredential")]
    Task<AccountCredential?> GetCredential(CancellationToken cancellationToken);
}
