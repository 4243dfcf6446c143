using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Twin.Storage;

namespace Twin.Idempotency;

[StatelessWorker]
[Reentrant]
[GrainType("idempotency")]
internal sealed class IdempotencyGrain(
    IKeptAnswers answers,
    IFieldProtector protector,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IIdempotencyGrain
{
    private const string KeyUse = "idempotency-key";
    private const string RequestUse = "idempotent-request";

    /// <summary>Longer than a gateway lets a request last: whoever holds a claim for longer has died.</summary>
    private static readonly TimeSpan ClaimFor = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(24);

    public async Task<IdempotencyTurn> Begin(string account, string key, string request, CancellationToken cancellationToken)
    {
        // A user name has no line break, so no two pairs read the same.
        var id = Hash(KeyUse, $"{account}\n{key}");
        var digest = Hash(RequestUse, request);
        var claim = new IdempotencyClaim(id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var now = time.GetUtcNow();
        if (await answers.Claim(id, claim.Owner, digest, now, now + ClaimFor, cancellationToken).OrStorageFault() is not { } standing)
        {
            return new IdempotencyTurn(IdempotencyState.Claimed, claim);
        }

        if (standing.Request != digest)
        {
            return new IdempotencyTurn(IdempotencyState.OtherRequest);
        }

        return standing.Answer is { } answer
            ? new IdempotencyTurn(IdempotencyState.Answered, Answer: JsonSerializer.Deserialize<KeptAnswer>(protector.Unprotect(answer)))
            : new IdempotencyTurn(IdempotencyState.InProgress);
    }

    public Task Keep(IdempotencyClaim claim, KeptAnswer answer, CancellationToken cancellationToken) =>
        answers.Keep(claim.Id, claim.Owner, protector.Protect(JsonSerializer.Serialize(answer)), time.GetUtcNow() + KeepFor, cancellationToken).OrStorageFault();

    public Task Release(IdempotencyClaim claim, CancellationToken cancellationToken) =>
        answers.Release(claim.Id, claim.Owner, cancellationToken).OrStorageFault();

    private string Hash(string use, string clear) => Convert.ToBase64String(protector.Hash(use, clear));
}
