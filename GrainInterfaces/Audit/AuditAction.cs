namespace Twin.Audit;

/// <summary>What an entry of the audit log says was done. Stored; never reused for something else.</summary>
public static class AuditAction
{
    /// <summary>Personal data were read, masked as the reader's role demands.</summary>
    public const string Read = "read";

    /// <summary>One field was shown unmasked.</summary>
    public const string Reveal = "reveal";

    public const string Create = "create";
    public const string Change = "change";
    public const string Delete = "delete";
    public const string Export = "export";

    /// <summary>All that was held on somebody was deleted; the entry keeps who did it and which id.</summary>
    public const string Erase = "erase";

    /// <summary>A resident claimed to be somebody by name and ID number.</summary>
    public const string Claim = "claim";

    /// <summary>A file was sent to be taken in.</summary>
    public const string Import = "import";

    /// <summary>A device was told to do something.</summary>
    public const string Command = "command";

    public const string SignIn = "sign-in";
    public const string SignOut = "sign-out";
    public const string Lockout = "lockout";

    /// <summary>A request was answered with 403.</summary>
    public const string Refusal = "refusal";

    public const string AccountChange = "account-change";
    public const string KeyChange = "key-change";
    public const string AuditRead = "audit-read";
    public const string AuditVerify = "audit-verify";

    /// <summary>How far the other chains had come; written by the log itself.</summary>
    public const string Anchor = "anchor";
}
