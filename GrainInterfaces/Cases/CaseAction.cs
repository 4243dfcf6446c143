namespace Twin.Cases;

/// <summary>What a person may do to a case.</summary>
public enum CaseAction
{
    /// <summary>The worker takes it: dispatched › signed.</summary>
    Sign = 0,

    /// <summary>The worker is at it: signed › in progress.</summary>
    Start = 1,

    /// <summary>The worker is done, with a note: in progress › awaiting verification.</summary>
    Resolve = 2,

    /// <summary>Somebody else has checked it: awaiting verification › verified.</summary>
    Verify = 3,

    /// <summary>The supervisor ends it: verified › closed.</summary>
    Close = 4,

    /// <summary>The supervisor is not satisfied: awaiting verification › in progress.</summary>
    Return = 5,
}
