using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.People;

/// <summary>
/// Numbers, phone and addresses of a person: encrypted where they are stored. Each grain has its own, which remembers the
/// last it has seen both ways: a change looks at them half a dozen times.
/// </summary>
internal sealed class PersonSecrets(IFieldProtector protector)
{
    private PersonAttributes? _stored;
    private PersonAttributes? _clear;

    /// <summary>
    /// The attributes as they are stored; <paramref name="stored"/> itself when they say the same, so that repeating
    /// them changes nothing.
    /// </summary>
    public PersonAttributes Seal(PersonAttributes clear, PersonAttributes? stored)
    {
        if (stored is not null && AttributeJson.Write(Open(stored)) == AttributeJson.Write(clear))
        {
            return stored;
        }

        (_stored, _clear) = (Map(clear, protector.Protect), clear);
        return _stored;
    }

    public PersonAttributes Open(PersonAttributes stored)
    {
        if (_clear is null || !ReferenceEquals(stored, _stored))
        {
            (_stored, _clear) = (stored, Map(stored, protector.Unprotect));
        }

        return _clear;
    }

    public string Seal(string clear) => protector.Protect(clear);

    public string Open(string stored) => protector.Unprotect(stored);

    /// <summary>What a person is found by: names in clear, numbers as keyed hashes.</summary>
    /// <param name="stored">As they are stored.</param>
    public SearchTerms TermsOf(string id, PersonAttributes stored)
    {
        var person = Open(stored);
        return SearchTerms.Of(id)
            .PersonName(person.Name).PersonName(person.FormerName).PersonName(person.Overseas?.ForeignName)
            .Secret(TermClass.Identity, protector, person.IdNumber)
            .Secret(TermClass.Identity, protector, person.Document?.Number)
            .Secret(TermClass.Phone, protector, person.Phone);
    }

    private static PersonAttributes Map(PersonAttributes person, Func<string, string> change)
    {
        string? Change(string? value) => value is null ? null : change(value);

        return person with
        {
            IdNumber = Change(person.IdNumber),
            Document = person.Document is { } document ? document with { Number = change(document.Number) } : null,
            Phone = Change(person.Phone),
            RegisteredAddress = Change(person.RegisteredAddress),
            PresentAddress = Change(person.PresentAddress),
        };
    }
}
