using System.Collections.Frozen;
using Twin.Objects;

namespace Twin.Consents;

/// <summary>The texts that ship; a site's first own version of one is its second.</summary>
internal static class ShippedConsentTexts
{
    private static readonly FrozenDictionary<string, ConsentText> Texts = Read();

    public static IEnumerable<string> Ids => Texts.Keys;

    public static ConsentText? Find(string id) => Texts.GetValueOrDefault(id);

    private static FrozenDictionary<string, ConsentText> Read() =>
        ShippedData.Read<Dictionary<string, ConsentWording>>("consent-texts.json", AttributeJson.Options)
            .ToFrozenDictionary(text => text.Key, text => new ConsentText(text.Key, Version: 1, PublishedAt: null, text.Value), StringComparer.Ordinal);
}
