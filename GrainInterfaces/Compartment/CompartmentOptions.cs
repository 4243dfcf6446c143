namespace Twin.Compartment;

/// <summary>Configuration section <c>Twin:Compartment</c>: of the silos and of the gateways, the same for both.</summary>
public sealed class CompartmentOptions
{
    public const string Section = "Twin:Compartment";

    /// <summary>Whether there is a compartment at all. Off, its routes are unknown routes. Default <c>false</c>.</summary>
    public bool Enabled { get; set; }
}
