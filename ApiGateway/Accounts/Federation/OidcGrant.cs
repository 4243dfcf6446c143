using Twin.Access;

namespace Twin.Accounts.Federation;

/// <summary>Rights that a claim gives. Areas of several add up; roles of several must be the same one.</summary>
public sealed class OidcGrant
{
    /// <summary>Such as <c>roles</c> or <c>groups</c>.</summary>
    public string Claim { get; set; } = string.Empty;

    /// <summary>The value, or one of the values, that the claim must have.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>The role it gives; null when it gives areas only.</summary>
    public Role? Role { get; set; }

    /// <summary>Area code prefixes it gives; the empty one is everything.</summary>
    public string[] Areas { get; set; } = [];
}
