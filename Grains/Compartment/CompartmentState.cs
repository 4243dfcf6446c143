using Twin.Storage;

namespace Twin.Compartment;

public sealed record CompartmentState : TwinState
{
    /// <summary>As JSON in their one canonical form; null before the first and after the last.</summary>
    public string? Attributes { get; init; }
}
