using System.ComponentModel.DataAnnotations;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>Configuration section <c>Twin:Accounts</c>, as the silos read it.</summary>
public sealed class AccountOptions : IValidatableObject
{
    public const string Section = "Twin:Accounts";

    /// <summary>Wrong passwords from one address within <see cref="FailureWindow"/> after which that address is locked out of the account. Default 5.</summary>
    [Range(1, 100)]
    public int MaxFailures { get; set; } = 5;

    /// <summary>How long failures count, and how long a lock holds. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Failures from all addresses within the window after which addresses the account does not know are slowed down. Default 50.</summary>
    [Range(1, 10_000)]
    public int SlowAfterFailures { get; set; } = 50;

    /// <summary>A session that takes no new tokens for as long has ended. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest a session lasts, however busy. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whoever has one of these roles and no second factor may do nothing but add one. Default none, so that a new installation can be tried out at once.</summary>
    public string[] SecondFactorRoles { get; set; } = [];

    public bool NeedsSecondFactor(Role role) => SecondFactorRoles.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from name in SecondFactorRoles
        where !RightsTable.Columns.Any(role => string.Equals(role.ToString(), name, StringComparison.OrdinalIgnoreCase))
        select new ValidationResult($"{Section}:{nameof(SecondFactorRoles)}: there is no role '{name}'.", [nameof(SecondFactorRoles)]);
}
