using System.Security.Cryptography;
using System.Text;

namespace Twin.Accounts;

/// <summary>Who somebody is at an outside issuer of tokens (OpenID Connect).</summary>
/// <param name="Issuer">The issuer's own identifier, an address, without a slash at its end.</param>
/// <param name="Subject">Its name for the person (<c>sub</c>): unique there and nowhere else.</param>
[GenerateSerializer, Immutable, Alias("twin.federated-identity")]
public sealed record FederatedIdentity([property: Id(0)] string Issuer, [property: Id(1)] string Subject)
{
    /// <summary>Stands in the user names of accounts of outside issuers and in no other.</summary>
    public const char Mark = ':';

    private const int HashBytes = 16;

    /// <summary>
    /// The user name of its account. Made from issuer and subject together, so that equal subjects of two issuers are two
    /// accounts, and an issuer of another address under the same name has none of the old one's.
    /// </summary>
    /// <param name="name">What the issuer is called here.</param>
    public string AccountAt(string name) => $"{name}{Mark}{Hash()}";

    /// <summary>True when an account of this user name may be its.</summary>
    public bool MayHave(string userName) => userName.EndsWith($"{Mark}{Hash()}", StringComparison.Ordinal);

    public override string ToString() => $"{nameof(FederatedIdentity)} {{ Issuer = {Issuer} }}";

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer}\n{Subject}")).AsSpan(0, HashBytes));
}
