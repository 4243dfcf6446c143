using System.Collections.Frozen;
using System.Text.Json;
using Json.Schema;
using Twin.Codes;
using Twin.People;

namespace Twin.Models;

/// <summary>The formats a schema may name: those of JSON Schema that are of use here, and the community's codes.</summary>
internal static class FieldFormats
{
    private static readonly FrozenDictionary<string, Func<string, string?>> Codes = new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
    {
        ["credit-code"] = CreditCode.FindFault,
        ["object-id"] = id => ObjectKey.IsValidId(id) ? null : ObjectKey.IdRule,
        ["phone"] = MobilePhone.FindFault,
        ["plate"] = Plate.FindFault,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Standard = FrozenSet.Create(StringComparer.Ordinal, "date", "date-time", "email", "time", "uri", "uuid");

    public static IEnumerable<string> Names => Codes.Keys.Concat(Standard).Order(StringComparer.Ordinal);

    public static FormatRegistry Registry { get; } = CreateRegistry();

    public static bool IsKnown(string name) => Codes.ContainsKey(name) || Standard.Contains(name);

    /// <summary>What is wrong with a text of that format; null when nothing, or when the library says it.</summary>
    public static string? FindFault(string format, string text) => Codes.TryGetValue(format, out var find) ? find(text) : null;

    private static FormatRegistry CreateRegistry()
    {
        var registry = new FormatRegistry();
        foreach (var (name, find) in Codes)
        {
            registry.Register(new PredicateFormat(name, value => value.ValueKind != JsonValueKind.String || find(value.GetString()!) is null));
        }

        return registry;
    }
}
