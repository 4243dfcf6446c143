using System.Security.Cryptography;
using System.Text.Json;
using Twin.Places;
using Twin.Security;

namespace Twin.Storage.Compartment;

/// <summary>
/// What the tables of the compartment hold in the place of what is in it: encrypted texts that say whose they are, so
/// that none can be put into another's row, and keyed hashes.
/// </summary>
internal sealed class CompartmentSeal(CompartmentProtector protector)
{
    private const string NameUse = "name";
    private const string TermUse = "term";
    private const string CursorUse = "cursor";

    public string NameOf(ObjectKey key) => protector.Hash(NameUse, key.ToString());

    public string Close<T>(ObjectKey key, T content) =>
        protector.Protect(JsonSerializer.Serialize(new Content<T>(key, content), DocumentSerializer.Options));

    /// <exception cref="CryptographicException">Not closed here, or changed since.</exception>
    public (ObjectKey Key, T Content) Open<T>(string text)
    {
        var content = JsonSerializer.Deserialize<Content<T>>(protector.Unprotect(text), DocumentSerializer.Options)!;
        return (content.Key, content.Value);
    }

    /// <exception cref="CryptographicException">Not closed here for this record, or changed since.</exception>
    public T Open<T>(ObjectKey key, string text) => Open<T>(text) is var (owner, content) && owner == key
        ? content
        : throw new CryptographicException("A row of the compartment holds what belongs to another record.");

    public string WriteCursor(long number) => protector.Protect($"{CursorUse} {number}");

    public bool TryReadCursor(string text, out long number)
    {
        number = 0;
        try
        {
            return protector.Unprotect(text).Split(' ') is [CursorUse, var digits] && long.TryParse(digits, out number);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>What a record is listed by.</summary>
    public IReadOnlyCollection<string> TermsOf(ObjectKey key, Card card) =>
    [
        Register(key.Kind),
        .. Enumerable.Range(0, Math.Min(card.Area!.Length, AreaCode.MaxLength) + 1).Select(length => Area(card.Area[..length])),
        .. card.Labels.Select(Category),
        .. card.Status is { } status ? [Status(status)] : Array.Empty<string>(),
        .. card.Links.Select(link => Link(link.To)),
    ];

    /// <summary>A prefix of the record's area code; the empty one is every record's.</summary>
    public string Area(string prefix) => Term("area", prefix);

    public string Register(string register) => Term("register", register);

    public string Category(string category) => Term("category", category);

    public string Status(string status) => Term("status", status);

    public string Link(ObjectKey to) => Term("link", to.ToString());

    private string Term(string kind, string value) => protector.Hash(TermUse, $"{kind}\n{value}");

    private sealed record Content<T>(ObjectKey Key, T Value);
}
