using System.Buffers;

namespace Twin;

/// <summary>
/// Names one object of the community: its kind and its id within that kind. Written <c>kind/id</c>, which is also the
/// grain's key: a key made of hexadecimal digits alone ("0001", "500103002001") would be read as a number by the
/// storage provider, and two different ids could meet in one row.
/// </summary>
[GenerateSerializer, Immutable, Alias("twin.object-key")]
public readonly record struct ObjectKey([property: Id(0)] string Kind, [property: Id(1)] string Id)
{
    /// <summary>The longest id accepted, in characters.</summary>
    public const int MaxIdLength = 128;

    /// <summary>What <see cref="IsValidId"/> asks for, in words.</summary>
    public const string IdRule = "must be 1 to 128 letters, digits or -_.:";

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    /// <summary>True when <paramref name="id"/> may name an object: 1 to 128 letters, digits, and <c>- _ . :</c></summary>
    public static bool IsValidId(string? id) =>
        id is { Length: > 0 and <= MaxIdLength } && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary>Reads <c>kind/id</c>.</summary>
    /// <exception cref="FormatException">The text has no slash, or an empty side.</exception>
    public static ObjectKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1
            ? new ObjectKey(text[..slash], text[(slash + 1)..])
            : throw new FormatException($"'{text}' is not an object key of the form kind/id.");
    }

    public override string ToString() => $"{Kind}/{Id}";
}
