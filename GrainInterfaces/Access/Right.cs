namespace Twin.Access;

/// <summary>What can be done to an object of a kind, or to one of the twin's own parts.</summary>
public enum Right
{
    Read = 0,
    Create = 1,
    Edit = 2,
    Delete = 3,
    Restore = 4,
    Move = 5,
    Merge = 6,

    /// <summary>The older revisions of an object.</summary>
    ReadChanges = 7,

    /// <summary>One field in clear, with a reason.</summary>
    Reveal = 8,
    Import = 9,
    Export = 10,

    /// <summary>A second person's word for a bulk export.</summary>
    ApproveExport = 11,

    /// <summary>Sends a device a command.</summary>
    Command = 12,

    /// <summary>Says that an alarm has been seen.</summary>
    Acknowledge = 13,

    /// <summary>Signs, starts and resolves a case that is one's own.</summary>
    Handle = 14,

    /// <summary>Verifies, returns and closes a case.</summary>
    Supervise = 15,

    /// <summary>Puts a worker on or off duty.</summary>
    SetDuty = 16,

    /// <summary>Gives or withdraws a consent.</summary>
    Consent = 17,

    /// <summary>Uses the rights of the one a record is about: to see all that is held, and to ask for correction or deletion.</summary>
    Ask = 18,

    /// <summary>Decides what was asked.</summary>
    Decide = 19,

    /// <summary>Health and inside of the running system.</summary>
    Operate = 20,

    /// <summary>Takes reports up, classifies and merges them.</summary>
    Triage = 40,

    /// <summary>Says as its reporter whether a case was dealt with, and how well.</summary>
    Respond = 41,
}
