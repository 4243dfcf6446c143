using System.Collections.Immutable;

namespace Twin.Compartment;

/// <summary>特殊人群 (GB/T 31000-2015): somebody the community looks after in a way of its own.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Area">See <see cref="CompartmentAttributes"/>.</param>
/// <param name="Category">Code list <c>special-person-category</c>.</param>
/// <param name="Measures">What is done, one text each.</param>
public sealed record SpecialPersonAttributes(string Name, string Area, string Category, ImmutableArray<string> Measures)
    : CompartmentAttributes(Area, Category)
{
    /// <summary>Code list <c>attention-level</c>.</summary>
    public string? Attention { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Who looks after the person, in words.</summary>
    public string? Responsible { get; init; }
}
