namespace Twin.Accounts;

/// <summary>What an account must do before it may do anything else.</summary>
public enum SessionDuty
{
    None = 0,

    /// <summary>The password was given by somebody else.</summary>
    ChangePassword = 1,

    /// <summary>The account has no second factor, and this installation wants one of its role.</summary>
    AddSecondFactor = 2,

    /// <summary>The same of an account of an outside issuer: it has to ask for one there.</summary>
    SignInWithSecondFactor = 3,
}
