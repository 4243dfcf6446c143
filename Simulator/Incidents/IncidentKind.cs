namespace Twin.Simulation;

public enum IncidentKind
{
    /// <summary>Smoke and heat in one home, less of it at the neighbours'.</summary>
    Fire = 0,

    /// <summary>Combustible gas over a septic tank.</summary>
    Leak = 1,

    /// <summary>A bin runs over.</summary>
    Overflow = 2,

    /// <summary>A device is not heard of.</summary>
    Silence = 3,
}
