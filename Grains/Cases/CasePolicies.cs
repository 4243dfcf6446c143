using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace Twin.Cases;

/// <summary>
/// The case policies by category. Those that ship may be changed or added to by the configuration section
/// <c>Twin:Cases:Policies</c>; a hazard of a kind without one follows <c>other</c>.
/// </summary>
public sealed class CasePolicies
{
    public const string Section = "Twin:Cases:Policies";

    /// <summary>What nobody has classified yet.</summary>
    public const string Unclassified = "unclassified";

    private const string Fallback = "other";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly Dictionary<string, CasePolicy> _policies;

    public CasePolicies(IConfiguration configuration)
    {
        _policies = ShippedData.Read<Dictionary<string, CasePolicy>>("case-policies.json", Json);
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            var policy = _policies.GetValueOrDefault(section.Key) ?? new CasePolicy { Title = section.Key };
            section.Bind(policy);
            _policies[section.Key] = policy;
        }
    }

    /// <summary>All of them, by category.</summary>
    public IReadOnlyDictionary<string, CasePolicy> All => _policies;

    /// <summary>The categories a department is for; none for one that the site does not know.</summary>
    public ImmutableArray<string> Of(string department) =>
        [.. _policies.Where(entry => entry.Value.Department == department).Select(static entry => entry.Key).Order(StringComparer.Ordinal)];

    public CasePolicy For(string category) => _policies.GetValueOrDefault(category) ?? _policies[Fallback];

    /// <summary>The policy with the limits that hold for the severity in the area.</summary>
    public CasePolicy For(string category, Severity severity, string area) => For(category).For(severity, area);

    /// <summary>The categories as they are shown, by group and name.</summary>
    public ImmutableArray<CaseCategory> ToCategories() =>
    [
        .. _policies
            .Select(static entry => new CaseCategory(
                entry.Key, entry.Value.Title, entry.Value.TitleEn, entry.Value.Group, entry.Value.Public, entry.Value.Department,
                entry.Value.AcceptWithin, entry.Value.SignWithin, entry.Value.ResolveWithin, entry.Value.WorkingHours))
            .OrderBy(static category => category.Group, StringComparer.Ordinal)
            .ThenBy(static category => category.Id, StringComparer.Ordinal),
    ];
}
