namespace Twin.Visits;

/// <summary>What became of a field that a visit brought.</summary>
public enum VisitFieldOutcome
{
    /// <summary>It is in the object now.</summary>
    Applied = 0,

    /// <summary>The object had it already.</summary>
    Unchanged = 1,

    /// <summary>The object holds something that the worker had not seen: both stand in the review list of imports.</summary>
    Review = 2,

    /// <summary>The object does not take it, or is gone.</summary>
    Refused = 3,
}
