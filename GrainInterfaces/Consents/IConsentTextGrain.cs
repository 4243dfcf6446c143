using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Consents;

/// <summary>A text that people consent to, in all its versions. Key: <c>consent-text/{id}</c>.</summary>
[Alias("twin.IConsentTextGrain")]
public interface IConsentTextGrain : IWakeable
{
    /// <param name="version">Null for the newest.</param>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ConsentText>> Get(int? version, CancellationToken cancellationToken);

    /// <summary>Publishes a new version: whoever has consented to an older one is asked anew. The same words again change nothing.</summary>
    /// <returns>The version in force.</returns>
    [Alias("Publish")]
    Task<Outcome<int>> Publish(Caller caller, ConsentWording wording, CancellationToken cancellationToken);
}
