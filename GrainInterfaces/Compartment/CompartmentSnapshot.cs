namespace Twin.Compartment;

/// <param name="Key">Register and id.</param>
/// <param name="Reference">What the record is called outside the compartment, in the audit log: it says nothing of it.</param>
/// <param name="Attributes">A JSON object in camelCase: of <see cref="SpecialPersonAttributes"/> or <see cref="PetitionAttributes"/>, numbers masked.</param>
[GenerateSerializer, Immutable, Alias("twin.compartment-snapshot")]
public sealed record CompartmentSnapshot(
    [property: Id(0)] ObjectKey Key,
    [property: Id(1)] long Revision,
    [property: Id(2)] string Reference,
    [property: Id(3)] string Attributes);
