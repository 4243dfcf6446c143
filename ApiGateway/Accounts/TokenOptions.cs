using System.ComponentModel.DataAnnotations;

namespace Twin.Accounts;

/// <summary>Configuration section <c>Twin:Accounts</c>, as the gateways read it.</summary>
public sealed class TokenOptions
{
    public const string Section = "Twin:Accounts";

    /// <summary>How long an access token holds. Default 15 minutes: with it ends what a client may do that takes no new ones.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a gateway believes what it last heard of a session: so soon a revoked one is out. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan RevocationDelay { get; set; } = TimeSpan.FromSeconds(20);
}
