namespace Twin.Cases;

/// <summary>What a person may do to a case.</summary>
public enum CaseAction
{
    /// <summary>The worker takes it: dispatched › signed.</summary>
    Sign = 0,

    /// <summary>The worker is at it: signed › in progress.</summary>
    Start = 1,

    /// <summary>The worker is done, with a note or a photo: in progress › awaiting verification.</summary>
    Resolve = 2,

    /// <summary>Somebody else has checked it: awaiting verification › verified.</summary>
    Verify = 3,

    /// <summary>The supervisor ends it: verified › closed.</summary>
    Close = 4,

    /// <summary>The supervisor is not satisfied: awaiting verification › in progress.</summary>
    Rework = 5,

    /// <summary>The desk takes a report up: reported › accepted.</summary>
    Accept = 6,

    /// <summary>The desk does not take a report up, with the reason: reported › not accepted.</summary>
    Refuse = 7,

    /// <summary>The desk settles category and severity: accepted › filed.</summary>
    File = 8,

    /// <summary>The worker gives it back as not the own matter, with the reason: › filed; the second time › arbitration.</summary>
    Return = 9,

    /// <summary>A supervisor gives it to a worker: › dispatched.</summary>
    Assign = 10,

    /// <summary>The worker asks for the clock to be stopped, with the reason.</summary>
    AskSuspension = 11,

    /// <summary>The worker asks for a later limit, with the reason.</summary>
    AskExtension = 12,

    /// <summary>A supervisor stops the clock: in progress › suspended.</summary>
    Suspend = 13,

    /// <summary>The clock runs again: suspended › in progress.</summary>
    Resume = 14,

    /// <summary>A supervisor moves the limit.</summary>
    Extend = 15,

    /// <summary>A supervisor refuses what the worker asked for.</summary>
    Deny = 16,

    /// <summary>督办: a supervisor watches over it.</summary>
    Supervise = 17,

    /// <summary>Another category or severity, in place.</summary>
    Reclassify = 18,

    /// <summary>It is the same matter as another case: › merged.</summary>
    Merge = 19,

    /// <summary>It is not: merged › where it was.</summary>
    Unmerge = 20,

    /// <summary>It should never have been a case: › voided.</summary>
    Void = 21,

    /// <summary>It is not over, within 15 days: closed › dispatched to its handler; the second time › arbitration.</summary>
    Reopen = 22,

    /// <summary>The reporter says how it went: closed › rated.</summary>
    Rate = 23,

    /// <summary>The reporter is satisfied with what was done.</summary>
    Confirm = 24,

    /// <summary>The reporter is not: awaiting verification or verified › in progress; closed › reopened; not accepted › reported.</summary>
    Dispute = 25,

    /// <summary>A word to the reporter, or to colleagues only.</summary>
    Comment = 26,

    /// <summary>A question to the reporter.</summary>
    Ask = 27,

    /// <summary>The reporter's answer.</summary>
    Answer = 28,

    /// <summary>Says for some minutes that somebody is on it; others wait.</summary>
    Claim = 29,

    /// <summary>Lets go of a claim.</summary>
    Release = 30,

    /// <summary>Hands a part of the matter to a department.</summary>
    AddTask = 31,

    /// <summary>A department's part is done.</summary>
    FinishTask = 32,
}
