namespace Twin.Storage.Audit;

/// <summary>The tables of the audit log on one engine, for writing.</summary>
internal interface IAuditStore
{
    /// <summary>Takes a chain that no living silo writes to, and holds it while it is written to or held again; null when all are taken.</summary>
    /// <param name="except">Chains that are not as they were written.</param>
    Task<AuditHead?> Take(string owner, IReadOnlyCollection<int> except, CancellationToken cancellationToken);

    /// <summary>Adds a chain.</summary>
    /// <returns>False when there is one of that number.</returns>
    Task<bool> Add(AuditHead head, string owner, CancellationToken cancellationToken);

    /// <summary>Appends entries in one transaction.</summary>
    /// <returns>False, and nothing appended, when the chain does not end as <paramref name="from"/> says.</returns>
    Task<bool> Append(AuditHead from, AuditHead to, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken);

    /// <summary>Moves a chain's beginning and removes the entries before it.</summary>
    /// <returns>False, and nothing removed, when the chain has changed meanwhile.</returns>
    Task<bool> Trim(AuditHead from, AuditHead to, CancellationToken cancellationToken);

    /// <summary>Keeps the chain from being taken by others.</summary>
    Task Hold(string owner, CancellationToken cancellationToken);

    /// <summary>Lets others take it at once.</summary>
    Task Release(string owner, CancellationToken cancellationToken);
}
