using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Consents;

internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder api)
    {
        var consents = api.MapGroup("").WithTags("Consents").ProducesProblem(StatusCodes.Status401Unauthorized);
        consents.MapGet("/consent-texts", ListConsentTexts).NeedsNoRight();

        var one = consents.MapGroup("").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/consent-texts/{text}", GetConsentText).Needs(ObjectKind.ConsentText, Right.Read);
        one.MapPut("/consent-texts/{text}", PublishConsentText).Needs(ObjectKind.ConsentText, Right.Edit).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapPut("/people/{id}/consents/{text}", SetConsent).Needs(ObjectKind.Person, Right.Consent).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>What people are asked to consent to: the newest version of each text.</summary>
    private static async Task<Ok<ImmutableArray<ConsentText>>> ListConsentTexts(IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.ConsentTexts().List(cancellationToken));

    /// <summary>A text, in the version in force or in an older one.</summary>
    /// <param name="version">The newest when not given.</param>
    private static async Task<Results<Ok<ConsentText>, ProblemHttpResult>> GetConsentText(string text, int? version, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.ConsentText(text).Get(version, cancellationToken));

    /// <summary>Publishes a text, or a new version of one: whoever has consented to an older version is asked anew, and what it allowed stops until then.</summary>
    private static async Task<Results<Ok<ConsentText>, ProblemHttpResult>> PublishConsentText(
        string text, ConsentWording wording, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var published = grains.ConsentText(text);
        var version = await published.Publish(caller, wording, cancellationToken);
        if (!version.Succeeded)
        {
            return Answer.Problem(version.Refusal);
        }

        await published.Wake(cancellationToken);
        return Answer.Of(await published.Get(version.Value, cancellationToken));
    }

    /// <summary>Gives or withdraws a consent, both in one call: as the person, as its guardian, or as staff with a note of the signed paper.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> SetConsent(
        string id, string text, ConsentChange change, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var person = grains.Person(id);
        var outcome = await person.SetConsent(caller, new ConsentDecision(text, change.Given, change.Version, change.Note), cancellationToken);
        if (outcome.Succeeded)
        {
            // Answers once the home and its sensors know, too; if they cannot be told now, they will be.
            await person.Wake(cancellationToken);
        }

        return Answer.Of(outcome, revision => new Revised(revision));
    }
}
