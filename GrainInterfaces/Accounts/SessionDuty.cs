namespace Twin.Accounts;

/// <summary>What an account must do before it may do anything else.</summary>
public enum SessionDuty
{
    None = 0,

    /// <summary>The password was given by somebody else.</summary>
    ChangePassword = 1,

    /// <summary>An administrator has no second factor, and this installation wants one.</summary>
    AddSecondFactor = 2,
}
