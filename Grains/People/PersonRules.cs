using System.Collections.Immutable;

namespace Twin.People;

/// <summary>What a person's attributes must be. The first fault is the answer, with the field that has it.</summary>
internal sealed class PersonRules(CodeLists codes, PeopleOptions options)
{
    private const int MaxNameLength = 50;
    private const int MaxTextLength = 200;
    private const int MaxNumberLength = 30;
    private const int MaxLabels = 32;
    private const int MaxLabelLength = 40;

    private static readonly DateOnly Earliest = new(1850, 1, 1);

    public Refusal? Check(PersonAttributes person, DateOnly today) =>
        Text("name", person.Name, MaxNameLength)
        ?? CheckNumbers(person)
        ?? CheckBirth(person, today)
        ?? Code("sex", "sex", person.Sex)
        ?? Code("ethnicity", "ethnicity", person.Ethnicity)
        ?? Code("maritalStatus", "marital-status", person.MaritalStatus)
        ?? Code("education", "education", person.Education)
        ?? Code("kinship", "kinship", person.Kinship)
        ?? Text("formerName", person.FormerName, MaxNameLength)
        ?? Text("occupation", person.Occupation, MaxTextLength)
        ?? Text("employer", person.Employer, MaxTextLength)
        ?? Text("registeredAddress", person.RegisteredAddress, MaxTextLength)
        ?? Text("presentAddress", person.PresentAddress, MaxTextLength)
        ?? Area("registeredArea", person.RegisteredArea)
        ?? NotAfter("householdSince", person.HouseholdSince, today, "today")
        ?? CheckLabels(person.Labels)
        ?? Check(person.Registration)
        ?? Check(person.Migration)
        ?? Check(person.LeftBehind)
        ?? Check(person.Overseas);

    /// <summary>The one form of well-formed attributes: two that say the same are equal.</summary>
    public static PersonAttributes Canonical(PersonAttributes person)
    {
        var idNumber = person.IdNumber is { } number ? CitizenId.Canonical(number) : null;
        return person with
        {
            IdNumber = idNumber,
            BirthDate = idNumber is null ? person.BirthDate : CitizenId.BirthDate(idNumber),
            Sex = idNumber is null ? person.Sex : CitizenId.Sex(idNumber),
            Document = person.Document is { } document ? document with { Number = document.Number.ToUpperInvariant() } : null,
            Labels = [.. person.Labels.Distinct().OrderBy(label => label.Label, StringComparer.Ordinal).ThenBy(label => label.From ?? DateOnly.MinValue)],
        };
    }

    private Refusal? CheckNumbers(PersonAttributes person)
    {
        if (person.IdNumber is { } number)
        {
            if (CitizenId.FindFault(number) is { } fault)
            {
                return Refusal.Invalid("idNumber", fault);
            }

            if (!options.AllowMadeUpIdNumbers && number.StartsWith(CitizenId.MadeUpRegion, StringComparison.Ordinal))
            {
                return Refusal.Invalid("idNumber", "the region 999999 is made up and accepted with --demo only");
            }
        }

        if (person.Phone is { } phone && MobilePhone.FindFault(phone) is { } phoneFault)
        {
            return Refusal.Invalid("phone", phoneFault);
        }

        return person.Document is not { } document ? null
            : Code("document.type", "document-type", document.Type)
            ?? Number("document.number", document.Number)
            ?? Fault("document.number", codes.FindDocumentFault(document.Type, document.Number.ToUpperInvariant()));
    }

    /// <summary>Birth date and sex may be left out beside a citizen ID; given, they must be the ID's.</summary>
    private static Refusal? CheckBirth(PersonAttributes person, DateOnly today)
    {
        var idNumber = person.IdNumber is { } number ? CitizenId.Canonical(number) : null;
        if (idNumber is not null && CitizenId.BirthDate(idNumber) > today)
        {
            return Refusal.Invalid("idNumber", "digits 7 to 14 are a date of birth in the future");
        }

        if (idNumber is not null && person.BirthDate is { } given && given != CitizenId.BirthDate(idNumber))
        {
            return Refusal.Invalid("birthDate", "is not the date of birth in the ID number");
        }

        if (idNumber is not null && person.Sex is "1" or "2" && person.Sex != CitizenId.Sex(idNumber))
        {
            return Refusal.Invalid("sex", "is not the sex in the ID number: its digit 17 is odd for a man (1), even for a woman (2)");
        }

        var birth = idNumber is null ? person.BirthDate : CitizenId.BirthDate(idNumber);
        return birth < Earliest
            ? Refusal.Invalid("birthDate", $"must not be before {Earliest:O}")
            : NotAfter("birthDate", birth, today, "today")
            ?? NotAfter("deathDate", person.DeathDate, today, "today")
            ?? (person.DeathDate < birth ? Refusal.Invalid("deathDate", "must not be before the date of birth") : null);
    }

    private static Refusal? CheckLabels(ImmutableArray<PersonLabel> labels)
    {
        if (labels.Length > MaxLabels || !labels.All(label => IsLabel(label.Label)))
        {
            return Refusal.Invalid("labels", $"at most {MaxLabels}, each of lower-case letters, digits and hyphens");
        }

        return labels.Any(label => label.To < label.From) ? Refusal.Invalid("labels", "a label must not end before it begins") : null;
    }

    private Refusal? Check(HouseholdRegistration? registration) => registration is null ? null
        : Number("registration.number", registration.Number)
        ?? Text("registration.head", registration.Head, MaxNameLength)
        ?? Code("registration.relation", "kinship", registration.Relation);

    private Refusal? Check(Migration? migration) => migration is null ? null
        : Code("migration.reason", "migration-reason", migration.Reason)
        ?? Number("migration.permit", migration.Permit)
        ?? NotAfter("migration.from", migration.From, migration.To, "migration.to");

    private Refusal? Check(LeftBehind? leftBehind) => leftBehind is null ? null
        : Code("leftBehind.kind", "left-behind", leftBehind.Kind)
        ?? Code("leftBehind.health", "health", leftBehind.Health)
        ?? Text("leftBehind.mainFamily", leftBehind.MainFamily, MaxNameLength);

    private Refusal? Check(OverseasStay? overseas) => overseas is null ? null
        : Text("overseas.foreignName", overseas.ForeignName, MaxTextLength)
        ?? (overseas.Nationality is null or { Length: 3 } && overseas.Nationality?.All(char.IsAsciiLetterUpper) != false
            ? null
            : Refusal.Invalid("overseas.nationality", "must be three capital letters (ISO 3166-1), such as FRA"))
        ?? Code("overseas.purpose", "stay-purpose", overseas.Purpose)
        ?? NotAfter("overseas.arrival", overseas.Arrival, overseas.ExpectedLeave, "overseas.expectedLeave");

    private Refusal? Code(string field, string list, string? code) => Fault(field, codes.FindFault(list, code));

    private static Refusal? Area(string field, string? area) =>
        area is null or { Length: 6 or 9 or 12 or 15 } && area?.All(char.IsAsciiDigit) != false
            ? null
            : Refusal.Invalid(field, "must be an area code of 6, 9, 12 or 15 digits");

    private static Refusal? Number(string field, string? number) =>
        number is null || (number.Length is > 0 and <= MaxNumberLength && number.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            ? null
            : Refusal.Invalid(field, $"must be 1 to {MaxNumberLength} letters, digits or hyphens");

    private static Refusal? Text(string field, string? text, int longest) =>
        text is null || (!string.IsNullOrWhiteSpace(text) && text.Length <= longest)
            ? null
            : Refusal.Invalid(field, $"must be 1 to {longest} characters");

    private static Refusal? NotAfter(string field, DateOnly? day, DateOnly? latest, string what) =>
        day > latest ? Refusal.Invalid(field, $"must not be after {what}") : null;

    private static Refusal? Fault(string field, string? fault) => fault is null ? null : Refusal.Invalid(field, fault);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
