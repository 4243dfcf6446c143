using Twin.Access;
using Twin.People;

namespace Twin.Consents;

/// <summary>Who may decide on a consent, and with what.</summary>
internal static class ConsentRules
{
    private const int ShortestNote = 4;
    private const int LongestNote = 200;

    public static ConsentMeans MeansOf(Caller caller, ObjectKey person) =>
        caller.Role != Role.Resident ? ConsentMeans.Paper
        : caller.Bindings.Contains(person) ? ConsentMeans.Self
        : ConsentMeans.Guardian;

    public static Refusal? Check(ConsentDecision decision, ConsentMeans means, PersonAttributes person, DateOnly today, PeopleOptions options)
    {
        if (decision.Given && decision.Version is null)
        {
            return Refusal.Invalid("version", "is needed: the version of the text that was read");
        }

        if (decision.Note is { Length: > LongestNote } || (means == ConsentMeans.Paper && decision.Note?.Trim() is not { Length: >= ShortestNote }))
        {
            return Refusal.Invalid("note", $"must say in {ShortestNote} to {LongestNote} characters where the signed paper is");
        }

        var isYoung = person.BirthDate is { } birth && Age.On(today, birth) < options.ConsentAge;
        return !isYoung ? null
            : means == ConsentMeans.Self ? Refusal.Forbidden($"Under {options.ConsentAge} the guardian decides.")
            : person.Guardian is null ? Refusal.Conflict($"Under {options.ConsentAge} the guardian decides, and none is on record.")
            : null;
    }
}
