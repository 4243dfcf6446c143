using Twin.Access;

namespace Twin.Requests;

/// <summary>What a resident has asked for, until it is decided. Key: <c>request/{id}</c>.</summary>
[Alias("twin.IRequestGrain")]
public interface IRequestGrain : IWakeable
{
    /// <summary>Opens it and starts the clock. Harmless to repeat.</summary>
    /// <returns><c>Invalid</c> with the value that cannot be; <c>Conflict</c> when too many are open already.</returns>
    [Alias("Open")]
    Task<Outcome<RequestSnapshot>> Open(Caller caller, RequestAsk ask, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<RequestSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Carries out what is asked for, or refuses it with a reason. The same decision again changes nothing.</summary>
    [Alias("Decide")]
    Task<Outcome<RequestSnapshot>> Decide(Caller caller, RequestVerdict verdict, CancellationToken cancellationToken);

    /// <summary>Takes it back, as the one who asked.</summary>
    [Alias("Withdraw")]
    Task<Outcome<RequestSnapshot>> Withdraw(Caller caller, CancellationToken cancellationToken);

    /// <summary>The person is deleted: what was asked for and why are forgotten, and an open request ends. For grains only.</summary>
    [Alias("Forget")]
    Task Forget(CancellationToken cancellationToken);
}
