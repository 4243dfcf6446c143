using Twin.Access;
using Twin.Audit;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>By what a device is known: a secret, an access token, or both.</summary>
internal sealed partial class DeviceGrain
{
    private const int MinTokenLength = 16;
    private const int MaxTokenLength = 128;

    public Task<bool> Authenticate(string secret, CancellationToken cancellationToken) => State.Described
        ? Task.FromResult(IsSecret(secret) || (State.TokenHash is not null && Credential.Matches(State.TokenHash, Credential.TokenHash(protector, secret))))
        : GrainFactory.PooledDevice(Key.Id).Authenticate(secret, cancellationToken);

    public async Task<bool> HoldsToken(byte[] hash, CancellationToken cancellationToken) => State.Described
        ? Credential.Matches(State.TokenHash, hash)
        : await GrainFactory.PooledDevice(Key.Id).HoldsToken(hash, cancellationToken);

    public async Task<Outcome<string>> RotateCredential(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        var secret = Credential.Create();
        var token = Credential.TokenHash(protector, secret);
        await GrainFactory.DeviceToken(Convert.ToHexString(token)).Claim(Key.Id, cancellationToken);
        await ChangeCredential(caller, "credential rotated", Credential.SecretHash(protector, Key.Id, secret), token, cancellationToken);
        return secret;
    }

    public async Task<Outcome<long>> RevokeCredential(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        await ChangeCredential(caller, "credential revoked", secret: null, token: null, cancellationToken);
        return State.Revision;
    }

    public Task Adopt(byte[] secretHash, byte[] tokenHash, CancellationToken cancellationToken) =>
        State.Described ? Task.CompletedTask : Commit(State with { SecretHash = secretHash, TokenHash = tokenHash });

    private async Task ChangeCredential(Caller caller, string what, byte[]? secret, byte[]? token, CancellationToken cancellationToken)
    {
        await audit.Append(AuditNote.Of(caller, AuditAction.Change, Key, what), cancellationToken).OrStorageFault();
        await Store(Signing(State with { SecretHash = secret, TokenHash = token }), change: null);
    }

    private async ValueTask<Outcome<DeviceState>> WithCredential(DeviceState described, DeviceAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Secret is { } secret && !IsSecret(secret))
        {
            described = described with { SecretHash = Credential.SecretHash(protector, Key.Id, secret) };
        }

        if (attributes.Token is not { } token)
        {
            return described;
        }

        if (token.Length is < MinTokenLength or > MaxTokenLength)
        {
            return Refusal.Invalid("token", $"must be {MinTokenLength} to {MaxTokenLength} characters");
        }

        var hash = Credential.TokenHash(protector, token);
        return Credential.Matches(State.TokenHash, hash) ? described
            : await GrainFactory.DeviceToken(Convert.ToHexString(hash)).Claim(Key.Id, cancellationToken) ? described with { TokenHash = hash }
            : Refusal.Invalid("token", "another device has it");
    }

    /// <summary>Owes the end of the device's connections when that by which they came no longer holds.</summary>
    private DeviceState Signing(DeviceState next) =>
        (State.Described && !next.Described) || Differs(State.SecretHash, next.SecretHash) || Differs(State.TokenHash, next.TokenHash) || (State.Described && State.Certificate != next.Certificate)
            ? next with { Owes = next.Owes.Add(new OwedSignOut(Key.Id)) }
            : next;

    private static bool Differs(byte[]? held, byte[]? next) => held is not null && !Credential.Matches(next, held);

    private bool IsSecret(string secret) => Credential.Matches(State.SecretHash, Credential.SecretHash(protector, Key.Id, secret));
}
