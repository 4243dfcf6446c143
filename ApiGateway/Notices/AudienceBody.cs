using System.Collections.Immutable;

namespace Twin.Notices;

/// <summary>For whom something is.</summary>
/// <param name="Area">An area code within mine.</param>
/// <param name="Labels">Of people; all must hold. Left out, everybody.</param>
/// <param name="Buildings">The home is in one of them. Left out, everybody.</param>
public sealed record AudienceBody(string Area, ImmutableArray<string>? Labels = null, ImmutableArray<string>? Buildings = null)
{
    internal Audience ToAudience() => new(Area, Labels ?? [], Buildings ?? []);
}
