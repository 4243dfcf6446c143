using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Twin.People;

/// <summary>
/// The code lists that ship. The configuration section <c>Twin:CodeLists</c> adds a code or changes a title:
/// <c>Twin:CodeLists:{list}:{code}</c> is its title.
/// </summary>
internal sealed class CodeLists
{
    public const string Section = "Twin:CodeLists";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private readonly FrozenDictionary<string, CodeList> _lists;
    private readonly FrozenDictionary<string, Regex> _documents;

    public CodeLists(IConfiguration configuration)
    {
        All = [.. Shipped().Select(list => list with { Codes = list.Codes.SetItems(Configured(configuration, list.Id)) })];
        _lists = All.ToFrozenDictionary(list => list.Id, StringComparer.Ordinal);
        _documents = _lists["document-type"].Patterns!.ToFrozenDictionary(
            pattern => pattern.Key,
            pattern => new Regex(pattern.Value, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture),
            StringComparer.Ordinal);
    }

    public ImmutableArray<CodeList> All { get; }

    /// <summary>What is wrong with a code of a list; null when it is one, or there is none.</summary>
    public string? FindFault(string list, string? code)
    {
        if (code is null || _lists[list].Codes.ContainsKey(code))
        {
            return null;
        }

        var codes = _lists[list].Codes;
        return codes.Count > MostNamed
            ? $"must be a code of the list {list}: {codes.Keys.First()} to {codes.Keys.Last()}"
            : $"must be one of {string.Join(", ", codes.Select(known => $"{known.Key} ({known.Value})"))}";
    }

    /// <summary>What is wrong with a document's number in canonical form; null when it is well formed.</summary>
    public string? FindDocumentFault(string type, string number) => _documents.TryGetValue(type, out var pattern)
        ? pattern.IsMatch(number) ? null : $"is not the number of a {type}"
        : null;

    private const int MostNamed = 20;

    private static CodeList[] Shipped() => ShippedData.Read<CodeList[]>("code-lists.json", Json);

    private static IEnumerable<KeyValuePair<string, string>> Configured(IConfiguration configuration, string list) =>
        configuration.GetSection($"{Section}:{list}").GetChildren()
            .Where(code => code.Value is not null)
            .Select(code => KeyValuePair.Create(code.Key, code.Value!));
}
