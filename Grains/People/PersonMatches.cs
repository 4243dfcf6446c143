using System.Buffers.Text;
using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.People;

/// <summary>What two records of one person have in common, as keyed hashes that say nothing by themselves.</summary>
internal sealed class PersonMatches(IFieldProtector protector)
{
    /// <summary>The same citizen ID.</summary>
    public const string IdNumber = "idNumber";

    /// <summary>The same document of another type.</summary>
    public const string Document = "document";

    /// <summary>The same name, birth date and phone.</summary>
    public const string Identity = "identity";

    private const string Use = "person-match";
    private const int HashLength = 16;

    public ImmutableSortedDictionary<string, string> Of(PersonAttributes person)
    {
        var matches = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (person.IdNumber is { } idNumber)
        {
            matches[IdNumber] = OfIdNumber(idNumber);
        }

        if (person.Document is { } document)
        {
            matches[Document] = Hash(Document, $"{document.Type}:{document.Number}");
        }

        if (person is { BirthDate: { } birth, Phone: { } phone })
        {
            matches[Identity] = Hash(Identity, $"{person.Name}:{birth:O}:{phone}");
        }

        return matches.ToImmutable();
    }

    /// <param name="idNumber">In its 18 characters.</param>
    public string OfIdNumber(string idNumber) => Hash(IdNumber, idNumber);

    private string Hash(string rule, string value) => Base64Url.EncodeToString(protector.Hash($"{Use}.{rule}", value).AsSpan(0, HashLength));
}
