using System.Collections.Immutable;
using System.Security.Claims;
using Twin.Access;

namespace Twin.Accounts.Federation;

/// <summary>Reads a token's claims as rights, by an issuer's configuration.</summary>
internal static class ClaimedRights
{
    private const int ShortestArea = 6;
    private const int LongestArea = 17;

    /// <returns>Null when the claims give no role, or more than one.</returns>
    public static AccountAttributes? Of(ClaimsIdentity claims, OidcOptions issuer)
    {
        var grants = issuer.Grants.Where(grant => claims.HasClaim(grant.Claim, grant.Value)).ToList();
        if (grants.Select(grant => grant.Role).OfType<Role>().Distinct().ToList() is not [var role])
        {
            return null;
        }

        var areas = grants.SelectMany(grant => grant.Areas).Concat(Values(claims, issuer.AreasClaim).Where(IsArea));
        ImmutableArray<ObjectKey> bound = [.. Values(claims, issuer.BoundClaim).Select(KeyOf).OfType<ObjectKey>()];
        return new AccountAttributes(
            role,
            new AreaScope([.. areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
            Values(claims, issuer.WorkerClaim).FirstOrDefault(ObjectKey.IsValidId),
            PasswordHash: null,
            bound);
    }

    private static IEnumerable<string> Values(ClaimsIdentity claims, string? name) =>
        name is null ? [] : claims.FindAll(name).Select(claim => claim.Value);

    /// <summary>"Everything" is never taken from an issuer's word: that stands in the configuration.</summary>
    private static bool IsArea(string text) => text.Length is >= ShortestArea and <= LongestArea && text.All(char.IsAsciiDigit);

    private static ObjectKey? KeyOf(string text) =>
        text.Split('/') is [{ Length: > 0 } kind, var id] && ObjectKey.IsValidId(kind) && ObjectKey.IsValidId(id) ? new ObjectKey(kind, id) : null;
}
