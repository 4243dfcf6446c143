using Twin.Objects;

namespace Twin.Compartment;

/// <summary>What the records of all registers have.</summary>
/// <param name="Area">The area code it belongs to: 6 digits (district) to 17 (micro-grid).</param>
/// <param name="Category">A code of the register's own list.</param>
public abstract record CompartmentAttributes(string Area, string Category)
{
    /// <summary>The person of the library it is about; only whoever opens this record sees the link.</summary>
    [ObjectId]
    public string? Person { get; init; }

    /// <summary>The citizen ID of somebody who is not in the library. Shown masked.</summary>
    public string? IdNumber { get; init; }

    /// <summary>A mobile number. Shown masked.</summary>
    public string? Phone { get; init; }

    /// <summary>In words.</summary>
    public string? Note { get; init; }
}
