using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Devices;

/// <summary>Who is let in at a door device, by which credential. Key: <c>door/{device id}</c>.</summary>
[Alias("twin.IDoorGrain")]
public interface IDoorGrain : IWakeable
{
    /// <summary>Grants a credential to somebody who lives there, once the home knows the door: see <see cref="IDoorsGrain.Grant"/>.</summary>
    /// <returns>The credential; <c>Invalid</c> when the person does not live there, <c>Conflict</c> when another holds the same one.</returns>
    [Alias("Grant")]
    Task<Outcome<AccessCredential>> Grant(Caller caller, AccessGrant grant, CancellationToken cancellationToken);

    /// <summary>All that hold, and the newest of those that do no longer; newest first. People are named to those who may read of them.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<Outcome<ImmutableArray<AccessCredential>>> List(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes a credential back. Harmless to repeat.</summary>
    [Alias("Revoke")]
    Task<Outcome<AccessCredential>> Revoke(Caller caller, int number, CancellationToken cancellationToken);

    /// <summary>Somebody lives in that home no longer: what was granted for its sake is taken back. Harmless to repeat.</summary>
    [Alias("Leave")]
    Task Leave(string household, string person, CancellationToken cancellationToken);

    /// <summary>What a credential that was shown at the door was worth then.</summary>
    /// <returns>Null for one that was never granted here.</returns>
    [Alias("Judge"), AlwaysInterleave]
    Task<CredentialStanding?> Judge(CredentialKind kind, string reference, DateTimeOffset at, CancellationToken cancellationToken);
}
