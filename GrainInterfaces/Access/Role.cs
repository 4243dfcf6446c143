namespace Twin.Access;

/// <summary>What an account is. What each may do stands in <see cref="RightsTable"/>.</summary>
public enum Role
{
    /// <summary>The twin itself; no account has it.</summary>
    System = 0,

    /// <summary>Manages accounts, models and imports; sees personal data masked only.</summary>
    Administrator = 1,

    /// <summary>A street's supervisor: verifies, returns, closes, decides.</summary>
    Supervisor = 2,

    /// <summary>Works in its own grids.</summary>
    GridWorker = 3,

    /// <summary>Somebody who lives here, bound to one person.</summary>
    Resident = 4,

    /// <summary>Staff of a community.</summary>
    CommunityStaff = 5,

    /// <summary>Handles the cases of its own categories.</summary>
    DepartmentHandler = 6,

    /// <summary>Looks after its own estate.</summary>
    PropertyCompany = 7,

    /// <summary>Keeps devices and the system running; sees no personal data.</summary>
    Operator = 8,

    /// <summary>Reads the audit log and nothing else.</summary>
    Auditor = 9,

    /// <summary>Opens the compartment.</summary>
    CompartmentOfficer = 10,
}
