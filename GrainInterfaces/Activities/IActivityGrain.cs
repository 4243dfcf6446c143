using Twin.Access;

namespace Twin.Activities;

/// <summary>An activity with its places and waiting list. Key: <c>activity/{id}</c>.</summary>
[Alias("twin.IActivityGrain")]
public interface IActivityGrain : IWakeable
{
    /// <summary>Announces it. Harmless to repeat: one that is there is answered as it is.</summary>
    [Alias("Announce")]
    Task<Outcome<ActivitySnapshot>> Announce(Caller caller, ActivityDraft draft, CancellationToken cancellationToken);

    /// <summary>The activity; residents see those of their own areas.</summary>
    [Alias("Get")]
    Task<Outcome<ActivitySnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>It does not take place. Harmless to repeat.</summary>
    [Alias("Cancel")]
    Task<Outcome<ActivitySnapshot>> Cancel(Caller caller, string reason, CancellationToken cancellationToken);

    /// <summary>The caller's person takes a place, or waits for one. Harmless to repeat.</summary>
    [Alias("SignUp")]
    Task<Outcome<ActivitySnapshot>> SignUp(Caller caller, CancellationToken cancellationToken);

    /// <summary>Gives the place back; who waits longest moves up. Harmless to repeat.</summary>
    [Alias("Withdraw")]
    Task<Outcome<ActivitySnapshot>> Withdraw(Caller caller, CancellationToken cancellationToken);

    /// <summary>The caller's person is there, with the code that is shown there. Harmless to repeat.</summary>
    [Alias("SignIn")]
    Task<Outcome<ActivitySnapshot>> SignIn(Caller caller, string code, CancellationToken cancellationToken);

    /// <summary>Staff see that somebody with a place is there. Harmless to repeat.</summary>
    [Alias("SignInPerson")]
    Task<Outcome<ActivitySnapshot>> SignInPerson(Caller caller, string person, CancellationToken cancellationToken);

    /// <summary>A person has been deleted. Harmless to repeat. For grains only.</summary>
    [Alias("Forget")]
    Task Forget(string person, CancellationToken cancellationToken);
}
