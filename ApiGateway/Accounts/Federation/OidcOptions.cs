using System.ComponentModel.DataAnnotations;

namespace Twin.Accounts.Federation;

/// <summary>
/// Configuration section <c>Twin:Oidc:{name}</c>: an outside issuer (OpenID Connect) whose access tokens are taken beside
/// the twin's own. The name stands in the user names of its accounts.
/// </summary>
public sealed class OidcOptions : IValidatableObject
{
    public const string Section = "Twin:Oidc";

    /// <summary>The issuer's identifier, an https address (http on loopback only); its keys are found by <c>/.well-known/openid-configuration</c> below it.</summary>
    [Required]
    public string Authority { get; set; } = string.Empty;

    /// <summary>What its tokens for the twin have in <c>aud</c>.</summary>
    [Required]
    public string Audience { get; set; } = string.Empty;

    /// <summary>Which claims give which rights. Default none: only whom an administrator has bound has rights.</summary>
    public OidcGrant[] Grants { get; set; } = [];

    /// <summary>A claim that holds area codes of 6 to 17 digits, beside those of <see cref="Grants"/>. Default none.</summary>
    public string? AreasClaim { get; set; }

    /// <summary>A claim that holds the id of the grid worker whose account it is. Default none.</summary>
    public string? WorkerClaim { get; set; }

    /// <summary>A claim that holds what the account is bound to, as <c>kind/id</c>: a resident's person, a company's estates. Default none.</summary>
    public string? BoundClaim { get; set; }

    /// <summary>The claim that says how somebody signed in. Default <c>amr</c> (RFC 8176).</summary>
    [Required]
    public string SecondFactorClaim { get; set; } = "amr";

    /// <summary>The value of it that says that there was a second factor. Default <c>mfa</c>.</summary>
    [Required]
    public string SecondFactorValue { get; set; } = "mfa";

    /// <summary>
    /// With it the issuer is asked whether a token is still good (RFC 7662), so that what is revoked there is out here as
    /// soon as a session of the twin's own would be. Default none: a token is then good until it ends.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of that client.</summary>
    public string? ClientSecret { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new ValidationResult($"{nameof(Authority)} must be an https address.", [nameof(Authority)]);
        }

        if (ClientId is null != ClientSecret is null)
        {
            yield return new ValidationResult($"{nameof(ClientId)} and {nameof(ClientSecret)} go together.", [nameof(ClientId)]);
        }

        if (Grants.Any(grant => grant.Claim.Length == 0 || grant.Value.Length == 0))
        {
            yield return new ValidationResult($"Each of {nameof(Grants)} needs a claim and a value.", [nameof(Grants)]);
        }
    }
}
