using System.Collections.Immutable;
using Twin.People;
using Twin.Places;

namespace Twin.Compartment;

/// <summary>What a record of the compartment must hold. The first fault is the answer, with the field that has it.</summary>
internal sealed class CompartmentRules(CodeLists codes, PeopleOptions people)
{
    private const int LongestName = 50;
    private const int LongestTitle = 200;
    private const int MostMeasures = 50;

    public Refusal? Check(CompartmentAttributes attributes) =>
        CheckShared(attributes) ?? attributes switch
        {
            SpecialPersonAttributes person => Check(person),
            PetitionAttributes petition => Check(petition),
            _ => throw new ArgumentOutOfRangeException(nameof(attributes)),
        };

    /// <summary>The one form of well-formed attributes.</summary>
    public static CompartmentAttributes Canonical(CompartmentAttributes attributes) =>
        attributes.IdNumber is { } number ? attributes with { IdNumber = CitizenId.Canonical(number) } : attributes;

    private Refusal? CheckShared(CompartmentAttributes attributes) =>
        (AreaCode.LevelOf(attributes.Area) is null ? Refusal.Invalid("area", "must be an area code of 6, 9, 12, 15 or 17 digits") : null)
        ?? Fault("idNumber", attributes.IdNumber is { } number ? IdNumberFault(number) : null)
        ?? Fault("phone", attributes.Phone is { } phone ? MobilePhone.FindFault(phone) : null);

    private string? IdNumberFault(string number) => CitizenId.FindFault(number)
        ?? (!people.AllowMadeUpIdNumbers && number.StartsWith(CitizenId.MadeUpRegion, StringComparison.Ordinal) ? "is of the made-up region" : null);

    private Refusal? Check(SpecialPersonAttributes person) =>
        Text("name", person.Name, LongestName)
        ?? Fault("category", codes.FindFault("special-person-category", person.Category))
        ?? Fault("attention", codes.FindFault("attention-level", person.Attention))
        ?? (person.Until < person.Since ? Refusal.Invalid("until", "must not be before since") : null)
        ?? Text("responsible", person.Responsible, LongestTitle)
        ?? CheckMeasures(person.Measures);

    private Refusal? Check(PetitionAttributes petition) =>
        Text("title", petition.Title, LongestTitle)
        ?? Fault("category", codes.FindFault("petition-category", petition.Category))
        ?? Fault("status", codes.FindFault("petition-status", petition.Status))
        ?? Fault("channel", codes.FindFault("petition-channel", petition.Channel))
        ?? Text("petitioner", petition.Petitioner, LongestName)
        ?? (petition.DueOn < petition.ReceivedOn ? Refusal.Invalid("dueOn", "must not be before receivedOn") : null);

    private static Refusal? CheckMeasures(ImmutableArray<string> measures) =>
        measures.Length > MostMeasures ? Refusal.Invalid("measures", $"at most {MostMeasures}") : null;

    private static Refusal? Text(string field, string? text, int longest) =>
        text is null || (!string.IsNullOrWhiteSpace(text) && text.Length <= longest)
            ? null
            : Refusal.Invalid(field, $"must be 1 to {longest} characters");

    private static Refusal? Fault(string field, string? fault) => fault is null ? null : Refusal.Invalid(field, fault);
}
