using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Twin.Access;

namespace Twin.Cases;

/// <summary>Where residents may report without being known: area code prefixes in <c>Twin:Cases:AnonymousIn</c>, none unless a site says so.</summary>
internal sealed class AnonymousReports(IConfiguration configuration)
{
    private const string Section = "Twin:Cases:AnonymousIn";

    private readonly ImmutableArray<string> _areas = [.. configuration.GetSection(Section).Get<string[]>() ?? []];

    public Refusal? FindFault(Caller caller, CaseReport report) =>
        report.Anonymous && (caller.Role != Role.Resident || _areas.IsEmpty) ? Refusal.Invalid("anonymous", caller.Role == Role.Resident ? "is not possible here" : "is for residents") : null;

    public bool AllowsIn(string area) => _areas.Any(prefix => area.StartsWith(prefix, StringComparison.Ordinal));
}
