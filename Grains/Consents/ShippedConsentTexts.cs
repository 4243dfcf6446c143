using System.Collections.Frozen;
using System.Text.Json;
using Twin.Objects;

namespace Twin.Consents;

/// <summary>The texts that ship; a site's first own version of one is its second.</summary>
internal static class ShippedConsentTexts
{
    private static readonly FrozenDictionary<string, ConsentText> Texts = Read();

    public static IEnumerable<string> Ids => Texts.Keys;

    public static ConsentText? Find(string id) => Texts.GetValueOrDefault(id);

    private static FrozenDictionary<string, ConsentText> Read()
    {
        using var resource = typeof(ShippedConsentTexts).Assembly.GetManifestResourceStream("consent-texts.json")
            ?? throw new InvalidOperationException("The consent texts are missing from the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, ConsentWording>>(resource, AttributeJson.Options)!
            .ToFrozenDictionary(text => text.Key, text => new ConsentText(text.Key, Version: 1, PublishedAt: null, text.Value), StringComparer.Ordinal);
    }
}
