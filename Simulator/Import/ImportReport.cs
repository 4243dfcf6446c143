using System.Collections.Immutable;

namespace Twin.Simulation;

/// <param name="Accepted">Lines that were taken in.</param>
public sealed record ImportReport(int Accepted, ImmutableArray<ImportFailure> Failures)
{
    /// <summary>True when ID numbers were refused, as they are by a twin that does not expect made-up people.</summary>
    public bool RefusedMadeUpPeople => Failures.Any(failure => string.Equals(failure.Field, "idNumber", StringComparison.OrdinalIgnoreCase));
}
