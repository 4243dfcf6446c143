using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Consents;

[GrainType(ObjectKind.ConsentText)]
internal sealed class ConsentTextGrain(
    [PersistentState(ObjectKind.ConsentText, TwinStorage.Name)] IPersistentState<Document<ConsentTextState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ConsentTextGrain> log) : TwinGrain<ConsentTextState>(document, time, log), IConsentTextGrain
{
    private const int MaxVersions = 200;
    private const int MaxCovers = 50;
    private const int MaxTitle = 100;
    private const int MaxText = 10_000;

    private ImmutableArray<ConsentText> Versions => State.Versions.IsEmpty && ShippedConsentTexts.Find(Key.Id) is { } shipped ? [shipped] : State.Versions;

    public Task<Outcome<ConsentText>> Get(int? version, CancellationToken cancellationToken)
    {
        var wanted = version ?? Versions.Length;
        return Task.FromResult<Outcome<ConsentText>>(wanted > 0 && wanted <= Versions.Length ? Versions[wanted - 1] : Refusal.NotFound(Key));
    }

    public async Task<Outcome<int>> Publish(Caller caller, ConsentWording wording, CancellationToken cancellationToken)
    {
        if ((Rights.Refuse(caller, Key.Kind, Right.Edit) ?? Check(wording)) is { } refusal)
        {
            return refusal;
        }

        if (Versions is [.., var present] && AttributeJson.Write(present.Wording) == AttributeJson.Write(wording))
        {
            return Versions.Length;
        }

        if (Versions.Length >= MaxVersions)
        {
            return Refusal.Conflict($"The text has {MaxVersions} versions: start another one.");
        }

        await Commit(State with
        {
            Versions = Versions.Add(new ConsentText(Key.Id, Versions.Length + 1, Now, wording)),
            Owes = State.Owes.Add(new OwedConsentReview(Key.Id)),
        });
        return State.Versions.Length;
    }

    protected override Card? Describe(ConsentTextState state) => state.Versions is not [.., var present] ? null : new Card
    {
        Title = present.Wording.Titles.Zh,
        Terms = SearchTerms.Of(Key.Id, present.Wording.Titles.Zh, present.Wording.Titles.En),
    };

    private static Refusal? Check(ConsentWording wording) =>
        !IsText(wording.Titles.Zh, MaxTitle) || !IsText(wording.Titles.En, MaxTitle) ? Refusal.Invalid("titles", $"must be 1 to {MaxTitle} characters in both languages")
        : !IsText(wording.Texts.Zh, MaxText) || !IsText(wording.Texts.En, MaxText) ? Refusal.Invalid("texts", $"must be 1 to {MaxText} characters in both languages")
        : wording.Covers.IsDefaultOrEmpty || wording.Covers.Length > MaxCovers || !wording.Covers.All(cover => IsText(cover.Zh, MaxTitle) && IsText(cover.En, MaxTitle))
            ? Refusal.Invalid("covers", $"must name 1 to {MaxCovers} kinds of data in up to {MaxTitle} characters each")
            : null;

    private static bool IsText(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest;
}
