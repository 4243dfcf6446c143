namespace Twin.Compartment;

/// <summary>信访: what somebody turned to the authorities with.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Area">See <see cref="CompartmentAttributes"/>.</param>
/// <param name="Category">Code list <c>petition-category</c>.</param>
/// <param name="Status">Code list <c>petition-status</c>.</param>
public sealed record PetitionAttributes(string Title, string Area, string Category, string Status)
    : CompartmentAttributes(Area, Category)
{
    /// <summary>The petitioner's name.</summary>
    public string? Petitioner { get; init; }

    /// <summary>Code list <c>petition-channel</c>.</summary>
    public string? Channel { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day by which it is to be answered.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What is asked for.</summary>
    public string? Demand { get; init; }

    /// <summary>What was answered.</summary>
    public string? Reply { get; init; }
}
