using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices.Doors;

/// <summary>The credentials of a door, oldest first.</summary>
internal sealed record DoorState : TwinState
{
    private const int MaxHeld = 5_000;

    /// <summary>Those that are over are kept for a while, to know them when they are shown.</summary>
    private const int MaxOver = 2_000;

    /// <summary>The number of the newest.</summary>
    public int Last { get; init; }

    public ImmutableArray<DoorCredential> Credentials { get; init; } = [];

    public bool IsFull(DateTimeOffset now) => Credentials.Count(credential => !credential.IsOver(now)) >= MaxHeld;

    /// <summary>The newest that was granted with this reference.</summary>
    public DoorCredential? Find(CredentialKind kind, string reference) =>
        Credentials.LastOrDefault(credential => credential.Kind == kind && credential.Reference == reference);

    public DoorCredential? Find(int number) => Credentials.FirstOrDefault(credential => credential.Number == number);

    public DoorState Granting(DoorCredential credential, DateTimeOffset now)
    {
        var kept = Credentials;
        while (kept.Count(old => old.IsOver(now)) > MaxOver && kept.FirstOrDefault(old => old.IsOver(now) && old.Owed(now) == DoorOrder.None) is { } oldest)
        {
            kept = kept.Remove(oldest);
        }

        return this with { Last = credential.Number, Credentials = kept.Add(credential) };
    }

    public DoorState Replacing(DoorCredential old, DoorCredential changed) => this with { Credentials = Credentials.Replace(old, changed) };

    /// <summary>Takes back what is meant and still holds.</summary>
    /// <returns>The same state when there is none.</returns>
    public DoorState Revoking(Func<DoorCredential, bool> which, string reason, DateTimeOffset now) =>
        Credentials.Where(credential => !credential.IsOver(now) && which(credential))
            .Aggregate(this, (state, credential) => state.Replacing(credential, credential with { RevokedAt = now, Reason = reason }));

    /// <summary>When the door is next to be told of something; null for never.</summary>
    public DateTimeOffset? Due(DateTimeOffset now) =>
        Credentials.Min(credential => credential.Due(now));
}
