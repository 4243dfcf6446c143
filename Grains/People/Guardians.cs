using Twin.Access;

namespace Twin.People;

/// <summary>Who can be somebody's guardian: a person that is there, is of age, and is not its own ward, however far round.</summary>
internal static class Guardians
{
    private const string Field = "guardian";

    /// <summary>Longer than any chain of guardians of guardians.</summary>
    private const int LongestChain = 10;

    public static async Task<Refusal?> FindFault(
        IGrainFactory grains, Caller caller, string person, string guardian, DateOnly today, int adultAge, CancellationToken cancellationToken)
    {
        // A reference shows nothing of the other, so it needs no purpose of its own.
        if (guardian == person)
        {
            return Refusal.Invalid(Field, "must be another person");
        }

        var seen = await grains.Person(guardian).Check(caller with { Purpose = caller.Purpose ?? "reference" }, Right.Read, cancellationToken);
        var standing = seen.Succeeded ? await grains.Person(guardian).GetStanding(cancellationToken) : null;
        if (standing is not { Known: true })
        {
            return Refusal.Invalid(Field, $"person '{guardian}' is not known");
        }

        if (standing.BirthDate is { } birth && Age.On(today, birth) < adultAge)
        {
            return Refusal.Invalid(Field, $"must be {adultAge} or older");
        }

        for (var link = 0; link < LongestChain && standing.Guardian is { } next; link++)
        {
            if (next == person)
            {
                return Refusal.Invalid(Field, "must not be this person's own ward");
            }

            standing = await grains.Person(next).GetStanding(cancellationToken);
        }

        return null;
    }
}
