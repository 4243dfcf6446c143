namespace Twin.Activities;

public enum ParticipantStatus
{
    /// <summary>Has a place.</summary>
    SignedUp = 0,

    /// <summary>On the waiting list; moves up when somebody withdraws.</summary>
    Waiting = 1,

    /// <summary>Was there.</summary>
    SignedIn = 2,
}
