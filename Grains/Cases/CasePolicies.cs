using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Twin.Cases;

/// <summary>
/// The case policies by category. Those that ship may be changed or added to by the configuration section
/// <c>Twin:Cases:Policies</c>; a category without one follows <c>other</c>.
/// </summary>
public sealed class CasePolicies
{
    public const string Section = "Twin:Cases:Policies";

    private const string Fallback = "other";

    private readonly Dictionary<string, CasePolicy> _policies;

    public CasePolicies(IConfiguration configuration)
    {
        using var shipped = typeof(CasePolicies).Assembly.GetManifestResourceStream("case-policies.json")
            ?? throw new InvalidOperationException("The case policies are missing from the assembly.");
        _policies = JsonSerializer.Deserialize<Dictionary<string, CasePolicy>>(shipped, JsonSerializerOptions.Web)!;
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            var policy = _policies.GetValueOrDefault(section.Key) ?? new CasePolicy { Title = section.Key };
            section.Bind(policy);
            _policies[section.Key] = policy;
        }
    }

    public CasePolicy For(string category) => _policies.GetValueOrDefault(category) ?? _policies[Fallback];
}
