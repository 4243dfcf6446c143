using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Twin.Models;
using Twin.Objects;

namespace Twin.Requests;

/// <summary>
/// The reasons in law to keep data: those that ship, and a site's own from <c>Twin:LegalHolds:{code}</c>, whose value is
/// the title. An empty title takes one away.
/// </summary>
internal sealed class LegalHolds
{
    private const string Section = "Twin:LegalHolds";

    public LegalHolds(IConfiguration configuration)
    {
        using var resource = typeof(LegalHolds).Assembly.GetManifestResourceStream("legal-holds.json")
            ?? throw new InvalidOperationException("The legal holds are missing from the assembly.");
        var holds = JsonSerializer.Deserialize<LegalHold[]>(resource, AttributeJson.Options)!.ToDictionary(hold => hold.Code, StringComparer.Ordinal);
        foreach (var own in configuration.GetSection(Section).GetChildren())
        {
            holds[own.Key] = new LegalHold(own.Key, new LocalText(own.Value ?? string.Empty, own.Value ?? string.Empty));
        }

        All = [.. holds.Values.Where(hold => hold.Titles.Zh.Length > 0).OrderBy(hold => hold.Code, StringComparer.Ordinal)];
    }

    public ImmutableArray<LegalHold> All { get; }

    public bool Has(string code) => All.Any(hold => hold.Code == code);
}
