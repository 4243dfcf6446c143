namespace Twin.Visits;

public enum VisitOutcome
{
    /// <summary>It took place.</summary>
    Done = 0,

    /// <summary>Nobody was there, or it was not accessible.</summary>
    NotMet = 1,

    /// <summary>The person did not want it.</summary>
    Declined = 2,
}
