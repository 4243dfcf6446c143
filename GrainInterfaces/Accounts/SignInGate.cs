namespace Twin.Accounts;

/// <summary>Whether a sign-in may be tried now.</summary>
public enum SignInGate
{
    Open = 0,

    /// <summary>As many attempts are being checked as may still fail: ask again in a moment.</summary>
    Busy = 1,

    /// <summary>Too many have failed from this address.</summary>
    Locked = 2,
}
