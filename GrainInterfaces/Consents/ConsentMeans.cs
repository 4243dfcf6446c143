namespace Twin.Consents;

/// <summary>How a consent was given or withdrawn.</summary>
public enum ConsentMeans
{
    /// <summary>By the person, in the own account.</summary>
    Self = 0,

    /// <summary>By the person's guardian, in the guardian's account.</summary>
    Guardian = 1,

    /// <summary>On paper; staff wrote it down.</summary>
    Paper = 2,
}
