namespace Twin.Devices;

/// <summary>What a credential is worth at a door at one moment.</summary>
public enum CredentialStanding
{
    Valid = 0,

    /// <summary>Its time has not begun.</summary>
    NotYet = 1,

    /// <summary>Its time is over.</summary>
    Expired = 2,

    /// <summary>Taken back, or its holder lives there no longer.</summary>
    Revoked = 3,
}
